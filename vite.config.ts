import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What a nurse downloads before the board stands: gzipped JavaScript of the entry, the board and all they import. */
const FIRST_LOAD_BYTES = 220_000;
const FIRST_PAGE = 'board-page.tsx';

/** Fails the build when the first load of the board grows beyond its budget. */
const firstLoadBudget = (): Plugin => ({
  name: 'first-load-budget',
  generateBundle(_options, bundle) {
    const chunks = new Map(
      Object.entries(bundle).flatMap(([name, of]) => (of.type === 'chunk' ? [[name, of]] : [])),
    );
    const needed = new Set<string>();
    const need = (name: string): void => {
      if (needed.has(name)) return;
      needed.add(name);
      for (const imported of chunks.get(name)?.imports ?? []) need(imported);
    };
    for (const [name, chunk] of chunks)
      if (chunk.isEntry || (chunk.facadeModuleId?.endsWith(FIRST_PAGE) ?? false)) need(name);
    const bytes = [...needed].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0);
    const text = `first load of the board: ${(bytes / 1000).toFixed(1)} of ${FIRST_LOAD_BYTES / 1000} kB gzipped JavaScript`;
    if (bytes > FIRST_LOAD_BYTES) this.error(text);
    this.info(text);
  },
});

export default defineConfig({
  root: 'src/web',
  plugins: [react(), firstLoadBudget()],
  // `build` leaves the web app alone in its folder, so that the server serves that folder and nothing else.
  build: { outDir: '../../build/web', emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0 },
  // Only for work on the screens: `theca serve` answers under /api on its own port.
  server: {
    port: 18300,
    strictPort: true,
    proxy: { '/api': process.env['THECA_API'] ?? 'http://localhost:8080' },
  },
});
