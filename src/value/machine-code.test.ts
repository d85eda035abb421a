import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** The result of the reference model by modules that are loaded anew. */
async function simulated(): Promise<unknown> {
  vi.resetModules()
  const { simulate } = await import('./simulate.ts')
  const { headline } = await import('./headline.ts')
  const { referenceModel } = await import('./reference-model-fixture.ts')
  const settings = { seed: 5, draws: 5000, gains: {} }
  return [simulate(referenceModel, settings), headline(referenceModel, settings)]
}

it('gives the same bits where machine code is forbidden, and where there is none', async () => {
  const withCode = await simulated()
  vi.stubGlobal('WebAssembly', undefined)
  expect(await simulated()).toEqual(withCode)
  const forbidden = vi.fn(function refuse() {
    throw new Error('Refused by the policy of the page.')
  })
  vi.stubGlobal('WebAssembly', { Module: forbidden, Memory: forbidden, Instance: forbidden })
  expect(await simulated()).toEqual(withCode)
  expect(forbidden).toHaveBeenCalled()
})
