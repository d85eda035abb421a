import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runAnew } from './run-anew.ts'
import { compareValues } from './run-compare.ts'
import { packagesOf, referenceScripts } from './run-scripts.ts'

const here = import.meta.dirname
const close = { floor: 1e-6 }

describe('the scripts behind the reference values', () => {
  it('are all listed, and so is every file of values', () => {
    const files = readdirSync(here)
    const scripts = files.filter((file) => /\.(R|py)$/u.test(file))
    const values = files.filter((file) => file.endsWith('.json'))
    expect(referenceScripts.map(({ script }) => script).toSorted()).toEqual(scripts.toSorted())
    expect(referenceScripts.map(({ json }) => json).toSorted()).toEqual(values.toSorted())
  })

  it('are asked for the packages that they load', () => {
    const r = 'suppressMessages({ library(MASS); library(sandwich) })\njsonlite::toJSON(x)'
    expect(packagesOf({ script: 'a.R' }, r)).toEqual(['MASS', 'sandwich', 'jsonlite'])
    const python = 'from them (cells)\nimport numpy as np\nfrom scipy.stats import norm'
    expect(packagesOf({ script: 'a.py' }, python)).toEqual(['numpy', 'scipy'])
  })
})

describe('comparing values', () => {
  it('counts numbers and finds the largest relative difference', () => {
    const compared = compareValues(
      { a: [1, 2], b: { c: 1e-9 } },
      { a: [1, 2.02], b: { c: 0 } },
      close,
    )
    expect(compared).toMatchObject({ numbers: 3, at: 'a.1', others: [] })
    expect(compared.largest).toBeCloseTo(0.02 / 2.02, 12)
  })

  it('names what is missing, further or another text, and passes over the provenance', () => {
    const { others } = compareValues(
      { a: 1, b: 'x', provenance: { r: '4.1' } },
      { b: 'y', c: null, provenance: { r: '4.2' } },
      close,
    )
    expect(others).toEqual(['a: 1 is now missing', 'b: "x" is now "y"', 'c: missing is now null'])
  })
})

const withR = existsSync('/usr/bin/Rscript')

describe.skipIf(!withR)('a script that is run anew (R with metafor)', () => {
  const script = referenceScripts.find(({ script }) => script === 'combined-evidence.R')!
  const committed = JSON.parse(readFileSync(join(here, script.json), 'utf8')) as {
    readonly random: Readonly<Record<string, number>>
  }

  it('agrees with its committed values, and a planted wrong value is caught', async () => {
    const outcome = await runAnew(script, undefined)
    expect(outcome).toMatchObject({ agreed: true })
    const { value } = committed.random
    const wrong = { ...committed, random: { ...committed.random, value: value! * 1.0001 } }
    expect(await runAnew(script, undefined, wrong)).toMatchObject({
      agreed: false,
      compared: { at: 'random.value' },
    })
  })

  it('is skipped by name where real data are missing', async () => {
    const real = referenceScripts.find(({ script }) => script === 'log.py')!
    expect(await runAnew(real, '/nowhere')).toMatchObject({
      skipped: expect.stringMatching(/real data|python3/u),
    })
  })
})
