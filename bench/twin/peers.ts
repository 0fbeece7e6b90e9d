import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A general solver that is given the same problem file. */
export interface Peer {
  readonly name: string;
  /** Debian packages it needs. */
  readonly packages: readonly string[];
  /** Its ways of solving, each of which is tried. */
  readonly methods: readonly string[];
  /** Days it can be asked for at most in reasonable time; what is measured is then scaled linearly, and said so. */
  readonly longestDays: number;
  /** Compiles what has to be compiled in `folder`; answers the command, or why there is none. */
  readonly prepare: (folder: string) => readonly string[] | Absent;
}

export interface Absent {
  readonly because: string;
}

const sources = path.join(import.meta.dirname, 'peers');
const tools = ['gcc', 'libc6-dev'];

/** Runs a program; its error output is the reason when it fails. */
function run(command: string, args: readonly string[], cwd: string): { out: string } | Absent {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) return { because: error.message };
  if (status !== 0) return { because: `${command} failed: ${stderr.trim().split('\n').slice(-3).join(' ')}` };
  return { out: stdout };
}

function sundials(name: 'cvode' | 'arkode'): Peer['prepare'] {
  return (folder) => {
    const program = path.join(folder, name);
    const parts = ['linsolklu', 'linsolband', 'linsoldense', 'matrixsparse', 'matrixband', 'matrixdense'];
    const libraries = [name, ...parts.map((part) => `sun${part}`), 'nvecserial'];
    const built = run(
      'gcc',
      [
        '-O3',
        '-march=native',
        '-I/usr/include/suitesparse',
        path.join(sources, `${name}.c`),
        '-o',
        program,
        ...libraries.map((library) => `-lsundials_${library}`),
        '-lklu',
      ],
      folder,
    );
    return 'because' in built ? built : [program];
  };
}

function desolve(folder: string): readonly string[] | Absent {
  for (const file of ['desolve_rhs.c', 'problem.h'])
    copyFileSync(path.join(sources, file), path.join(folder, file));
  const built = run('R', ['CMD', 'SHLIB', '-o', 'desolve_rhs.so', 'desolve_rhs.c'], folder);
  if ('because' in built) return built;
  return ['Rscript', path.join(sources, 'desolve.R'), path.join(folder, 'desolve_rhs.so')];
}

/** Debian's own Python before any other, because that is where Debian's SciPy is. */
function scipy(folder: string): readonly string[] | Absent {
  const found = ['/usr/bin/python3', 'python3'].find(
    (python) => !('because' in run(python, ['-c', 'import scipy.integrate'], folder)),
  );
  return found === undefined
    ? { because: 'no Python has SciPy' }
    : [found, path.join(sources, 'scipy_peer.py')];
}

function mrgsolve(folder: string): readonly string[] | Absent {
  const found = run('Rscript', ['-e', 'library(mrgsolve)'], folder);
  if ('because' in found) return { because: 'not in Debian, and not installed for this R' };
  return ['Rscript', path.join(sources, 'mrgsolve.R')];
}

const suite = [...tools, 'libsundials-dev', 'libsuitesparse-dev'];

export const PEERS: readonly Peer[] = [
  {
    name: 'SUNDIALS CVODE',
    packages: suite,
    methods: ['klu', 'band'],
    longestDays: 180,
    prepare: sundials('cvode'),
  },
  {
    name: 'SUNDIALS ARKODE',
    packages: suite,
    methods: ['klu', 'band'],
    longestDays: 180,
    prepare: sundials('arkode'),
  },
  {
    name: 'deSolve, compiled',
    packages: [...tools, 'make', 'r-base-core', 'r-cran-desolve'],
    methods: ['vode', 'lsode', 'lsoda', 'lsodes'],
    longestDays: 180,
    prepare: desolve,
  },
  {
    name: 'SciPy',
    packages: ['python3-scipy'],
    methods: ['odeint', 'LSODA', 'BDF', 'Radau'],
    longestDays: 180,
    prepare: scipy,
  },
  { name: 'mrgsolve', packages: [], methods: ['lsoda'], longestDays: 6, prepare: mrgsolve },
];

export interface Run {
  /** Processor seconds of each repeat. */
  readonly seconds: readonly number[];
  readonly samples: Float64Array;
}

/** The absolute tolerance of a state is this times the relative one times the size of the state. */
const FLOOR = 0.1;

export function runPeer(
  command: readonly string[],
  asked: { problem: string; method: string; tolerance: number; repeats: number },
  folder: string,
): Run | Absent {
  const output = path.join(folder, 'samples.bin');
  const [program = '', ...first] = command;
  const rest = [asked.problem, output, asked.method, asked.tolerance, FLOOR, asked.repeats];
  const ran = run(program, [...first, ...rest.map(String)], folder);
  if ('because' in ran) return ran;
  const bytes = readFileSync(output);
  return {
    seconds: ran.out.trim().split('\n').map(Number),
    samples: new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
  };
}
