import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pureRooms, violations, walls, type SourceFile } from './walls.ts'

const root = join(import.meta.dirname, '..')

function sources(): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => ({ path: `src/${path}`, text: readFileSync(join(root, 'src', path), 'utf8') }))
}

describe('the house', () => {
  test('has files in every room and no import through a wall', () => {
    const files = sources()
    for (const room of Object.keys(walls)) {
      expect(
        files.filter(({ path }) => path.startsWith(`src/${room}/`)),
        room,
      ).not.toHaveLength(0)
    }
    expect(violations(files)).toEqual([])
  })

  test('has the same walls in the TypeScript projects', () => {
    for (const [room, allowed] of Object.entries(walls)) {
      const text = readFileSync(join(root, 'src', room, 'tsconfig.json'), 'utf8')
      const project = JSON.parse(text) as {
        references?: { path: string }[]
        compilerOptions: { types?: string[] }
      }
      const references = (project.references ?? [])
        .filter(({ path }) => path.startsWith('../'))
        .map(({ path }) => path.replace('../', ''))
      expect([...references].toSorted(), room).toEqual([...allowed].toSorted())
      expect(project.compilerOptions.types === undefined, room).toBe(pureRooms.includes(room))
    }
  })
})

describe('a planted violation is found:', () => {
  const planted: readonly [string, string, string][] = [
    ['a wall', 'src/stats/x.ts', "import { a } from '#study/study'"],
    ['a room later in the chain', 'src/evidence/x.ts', "import type { A } from '#value/model'"],
    [
      'a way around by a relative path',
      'src/stats/x.ts',
      "import { a } from '../quantity/unit.ts'",
    ],
    ['a file system in a pure room', 'src/value/x.ts', "import { readFileSync } from 'node:fs'"],
    ['a package in a pure room', 'src/job/x.ts', "export * from 'zod'"],
    ['an import when called', 'src/study/x.ts', "const fs = await import('node:fs')"],
    ['an import for its effect', 'src/study/x.ts', "import 'node:process'"],
    ['a vague name', 'src/cli/utils.ts', ''],
    ['an export without a docstring', 'src/stats/x.ts', 'export function mean() {}'],
  ]
  test.each(planted)('%s', (_, path, text) => {
    expect(violations([{ path, text }])).toHaveLength(1)
  })
})
