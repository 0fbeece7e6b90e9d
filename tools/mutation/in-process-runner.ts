import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import type {
  CompleteDryRunResult,
  DryRunOptions,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
// biome-ignore lint/correctness/noUndeclaredDependencies: the one copy that the tests of the house draw from.
import fc from 'fast-check';
import { type CollectedTest, collected, collectFor } from './collected-tests.ts';

/** What the instrumented code looks at: which mutant is active, and which test is running. */
const switches: InstrumenterContext = {};
(globalThis as Record<string, unknown>)[INSTRUMENTER_CONSTANTS.NAMESPACE] = switches;

/** Tests are collected instead of started, so that each can be run by name, again and again, in this process. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'node:test' && context.parentURL?.endsWith('.test.ts') === true
      ? { url: new URL('./collected-tests.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

// The same random cases for every mutant; a failure is enough, its smallest example is not asked for.
fc.configureGlobal({ seed: 20_261_122, endOnFailure: true });

interface TestFiles {
  readonly testFiles: readonly string[];
  readonly except: readonly string[];
}

/**
 * Runs the tests of the house inside Stryker's worker: a process for every test file and mutant would take hours. A mutant is
 * killed by a test that fails (a file that no longer loads is one), or times out; nothing else kills it.
 */
class InProcessRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #files: TestFiles;
  /** How long each test took here, so that the quickest get the first chance to kill. */
  readonly #took = new Map<string, number>();
  #unloadable: TestResult | null = null;
  #isLoaded = false;

  constructor(options: object) {
    this.#files = (options as { readonly inProcess: TestFiles }).inProcess;
  }

  /** A module is evaluated once in a process: for a mutant of what runs at loading Stryker starts another. */
  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun(options: DryRunOptions): Promise<DryRunResult> {
    await this.#load();
    const result = await this.#run(collected(), options.disableBail);
    return { ...result, mutantCoverage: switches.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, testFilter } = options;
    if (mutantActivation === 'runtime') await this.#load();
    Object.assign(switches, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    try {
      await this.#load();
      const only = testFilter === undefined ? null : new Set(testFilter);
      const tests = collected().filter((test) => only?.has(test.id) ?? true);
      const result = await this.#run(tests, options.disableBail);
      return toMutantRunResult(determineHitLimitReached(switches.hitCount, hitLimit) ?? result);
    } finally {
      Object.assign(switches, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  async #load(): Promise<void> {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    const { testFiles, except } = this.#files;
    for (const file of globSync(testFiles, { exclude: except }).toSorted()) {
      collectFor(file);
      try {
        await import(pathToFileURL(path.resolve(file)).href);
      } catch (error) {
        this.#unloadable = { ...ended(file, file, 0), ...failedWith(error) };
        return;
      }
    }
  }

  async #run(tests: readonly CollectedTest[], disableBail: boolean): Promise<CompleteDryRunResult> {
    const took = ({ id }: CollectedTest): number => this.#took.get(id) ?? 0;
    const results: TestResult[] = this.#unloadable === null ? [] : [this.#unloadable];
    for (const test of tests.toSorted((a, b) => took(a) - took(b))) {
      if (!disableBail && results.at(-1)?.status === TestStatus.Failed) break;
      results.push(await this.#one(test));
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  async #one({ id, file, body }: CollectedTest): Promise<TestResult> {
    switches.currentTestId = id;
    const started = performance.now();
    let end: Pick<TestResult, 'status'> = { status: TestStatus.Success };
    try {
      await body();
    } catch (error) {
      end = failedWith(error);
    }
    const took = performance.now() - started;
    switches.currentTestId = undefined;
    this.#took.set(id, took);
    return { ...ended(id, file, took), ...end } as TestResult;
  }
}

const ended = (id: string, file: string, timeSpentMs: number) => ({
  id,
  name: id,
  fileName: path.resolve(file),
  timeSpentMs,
});

const failedWith = (error: unknown) => ({
  status: TestStatus.Failed as const,
  failureMessage: error instanceof Error ? error.message : String(error),
});

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];

const globs = { type: 'array', items: { type: 'string' } };

export const strykerValidationSchema = {
  type: 'object',
  properties: {
    inProcess: {
      type: 'object',
      additionalProperties: false,
      properties: { testFiles: globs, except: globs },
      required: ['testFiles', 'except'],
    },
  },
  required: ['inProcess'],
};
