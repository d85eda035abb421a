/** The examples of docstrings, `@example expression // result`, give what they say. */
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Example {
  readonly file: string
  readonly expression: string
  readonly result: string
}

const examples = ['stats', 'quantity', 'value'].flatMap((room) =>
  sources(join('src', room), true).flatMap(examplesOf),
)

function sources(folder: string, recursive: boolean): readonly string[] {
  return readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .toSorted()
    .map((path) => join(folder, path))
}

function examplesOf(file: string): readonly Example[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/@example (.*)/g)].map(([, line = '']) => {
    const [expression = '', result = ''] = line.split(' // ')
    return { file, expression, result }
  })
}

test('examples are found, each with its result', () => {
  expect(examples.length).toBeGreaterThanOrEqual(14)
  expect(examples.filter(({ result }) => result === '')).toEqual([])
})

test.each(examples)('$file: $expression', async ({ file, expression, result }) => {
  const value = evaluate(expression, await neighbours(file))
  const { given, stated } = compared(value, result)
  expect(given).toEqual(stated)
})

/** What an example gives, in the form of its result: a number, `0.2553 to 0.3662`, or a list. */
function compared(
  value: unknown,
  result: string,
): { readonly given: unknown; readonly stated: unknown } {
  const [low, high] = result.split(' to ')
  if (high !== undefined) {
    const interval = value as { readonly low: number; readonly high: number }
    return { given: [digits(interval.low, low), digits(interval.high, high)], stated: [low, high] }
  }
  if (!Number.isNaN(Number(result))) {
    return { given: digits(value as number, result), stated: result }
  }
  return { given: rounded(value), stated: rounded(evaluate(result, {})) }
}

/** What the files of a folder export: an example may take what stands beside it. */
async function neighbours(file: string): Promise<object> {
  const modules = sources(dirname(file), false).map((path) => import(join(root, path)))
  return Object.assign({}, ...(await Promise.all(modules))) as object
}

function evaluate(expression: string, names: object): unknown {
  const code = `({ ${Object.keys(names).join(', ')} }) => (${expression})`
  return (runInThisContext(stripTypeScriptTypes(code)) as (names: object) => unknown)(names)
}

/** A number with the decimals of the one that is stated. */
function digits(value: number, stated = ''): string {
  return value.toFixed(stated.split('.')[1]?.length ?? 0)
}

/** Plain arrays, numbers to 12 digits: the last bits hang on the order of additions. */
function rounded(value: unknown): unknown {
  const list = ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value
  return JSON.parse(JSON.stringify(list), (_, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(12)) : part,
  )
}
