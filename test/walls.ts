/** The walls of the house: who may import whom, and what pure rooms may not reach. */

/** Rooms in the order of the chain, each with the rooms it may import. */
export const walls: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  quantity: ['stats'],
  job: ['stats', 'quantity'],
  evidence: ['stats', 'quantity', 'job'],
  value: ['stats', 'quantity', 'job', 'evidence'],
  market: ['stats', 'quantity', 'job', 'evidence', 'value'],
  study: ['stats', 'quantity', 'job', 'evidence', 'value', 'market'],
  charts: ['quantity', 'job', 'evidence', 'value', 'market', 'study'],
  formats: ['quantity', 'evidence', 'study'],
  contract: ['stats', 'quantity', 'job', 'evidence', 'value', 'market', 'study'],
  'use-cases': [
    'stats',
    'quantity',
    'job',
    'evidence',
    'value',
    'market',
    'study',
    'formats',
    'contract',
  ],
  storage: ['quantity', 'evidence', 'study', 'formats', 'contract', 'use-cases'],
  drawing: ['quantity', 'charts'],
  reports: [
    'quantity',
    'job',
    'evidence',
    'value',
    'market',
    'study',
    'charts',
    'drawing',
    'formats',
  ],
  app: ['quantity', 'study', 'charts', 'contract', 'use-cases', 'storage', 'reports'],
  server: ['quantity', 'study', 'charts', 'drawing', 'contract', 'use-cases', 'reports', 'app'],
  web: [
    'stats',
    'quantity',
    'job',
    'evidence',
    'value',
    'market',
    'study',
    'contract',
    'charts',
    'drawing',
  ],
  cli: ['quantity', 'study', 'use-cases', 'app', 'reports', 'charts', 'drawing', 'server'],
}

/** Rooms that reach no file, network, process, clock, locale or unseeded random number. */
export const pureRooms: readonly string[] = [
  'stats',
  'quantity',
  'job',
  'evidence',
  'value',
  'market',
  'study',
  'charts',
  'formats',
  'contract',
]

/** Packages that a pure room may use; any other package in a pure room is a violation. */
const purePackages: Readonly<Record<string, RegExp>> = {
  stats: /^@noble\/hashes\//,
  quantity: /^@noble\/hashes\//,
  study: /^(yaml|zod)$/,
  formats: /^fflate$/,
  contract: /^zod$/,
}

const vagueNames = /(^|[/-])(utils?|helpers?|common|shared|misc|manager)([./-]|$)/

export interface SourceFile {
  /** From the root of the repository: `src/stats/error.ts`. */
  readonly path: string
  readonly text: string
}

/** Everything in a set of source files that goes through a wall, one line each. */
export function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...importsOf(file.text).flatMap((target) => importViolation(file.path, target)),
    ...(vagueNames.test(file.path)
      ? [`${file.path}: a vague name; name it after what it holds`]
      : []),
    ...docstringViolations(file),
  ])
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function importsOf(text: string): string[] {
  const forms =
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g
  return [...text.matchAll(forms)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function importViolation(path: string, target: string): string[] {
  const room = roomOf(path)
  if (target.startsWith('.')) return relativeViolation(path, target)
  if (target.startsWith('#')) {
    const other = target.slice(1).split('/')[0] ?? ''
    const allowed = other === room || (walls[room] ?? []).includes(other)
    return allowed ? [] : [`${path}: ${room} may not import ${other} (${target})`]
  }
  if (!pureRooms.includes(room) || purePackages[room]?.test(target)) return []
  return [`${path}: the pure room ${room} may not import ${target}`]
}

function relativeViolation(path: string, target: string): string[] {
  if (target === '../../package.json') return []
  const parts = [...path.split('/').slice(0, -1), ...target.split('/')]
  const resolved = parts.reduce<string[]>((done, part) => {
    if (part === '..') return done.slice(0, -1)
    return part === '.' ? done : [...done, part]
  }, [])
  return resolved[0] === 'src' && resolved[1] === roomOf(path)
    ? []
    : [`${path}: a relative import leaves the room (${target}); write #room/file`]
}

/** Exported functions and classes of pure rooms say what question they answer. */
function docstringViolations({ path, text }: SourceFile): string[] {
  if (!pureRooms.includes(roomOf(path)) || /\.test\.tsx?$/.test(path)) return []
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:function|class) (\w+)/.exec(line)?.[1]
    const above = lines[index - 1]?.trim() ?? ''
    const overload = name !== undefined && above.startsWith(`export function ${name}`)
    return name === undefined || above.endsWith('*/') || overload
      ? []
      : [`${path}:${index + 1}: ${name} has no docstring`]
  })
}
