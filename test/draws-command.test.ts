import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { worthline } from './command.ts'

const study = join(import.meta.dirname, '../src/cli/templates/randomized-trial/study.yaml')

interface Answer {
  readonly draws: number
  readonly figures: readonly { readonly id: string; readonly value: unknown }[]
}

function assessed(draws: string): Answer {
  const { out } = worthline('assess', study, '--format', 'json', '--quiet', '--draws', draws)
  return JSON.parse(out) as Answer
}

test('--draws auto names the draws that it took, which give the same figures when they are written', () => {
  const found = assessed('auto')
  expect(found.draws).toBeGreaterThanOrEqual(20_000)
  expect(found.draws).toBeLessThanOrEqual(1_000_000)
  expect(found.figures.find(({ id }) => id === 'value.npv')).toBeDefined()
  expect(assessed(String(found.draws))).toEqual(found)
}, 120_000)

test('says how far many draws are, and ends at once when it is told to', async () => {
  const command = join(import.meta.dirname, '../bin/worthline')
  const words = ['assess', study, '--draws', '1000000']
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (text.includes(' parts')) child.kill('SIGINT')
  })
  const [, signal] = (await ended) as [number | null, string | null]
  expect(signal).toBe('SIGINT')
  expect(said).toMatch(/simulating 1000000 draws: [0-6] of 7 parts/)
  // It does not wait for the parts that it has begun.
  expect(said).not.toContain('7 of 7 parts')
}, 120_000)

test('other words than a number and auto are refused', () => {
  const { code, err } = worthline('assess', study, '--draws', 'many')
  expect(code).not.toBe(0)
  expect(err).toContain('or auto')
}, 120_000)
