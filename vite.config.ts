import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  // `build` leaves the web app alone in its folder, so that the server serves that folder and nothing else.
  build: { outDir: '../../build/web', emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0 },
  // Only for work on the screens: `theca serve` answers under /api on its own port.
  server: {
    port: 18300,
    strictPort: true,
    proxy: { '/api': process.env['THECA_API'] ?? 'http://localhost:8080' },
  },
});
