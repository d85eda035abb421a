import { expect, it } from 'vitest'
import { Turns } from '#use-cases/studies/turns'

const soon = (): Promise<void> =>
  new Promise((go) => {
    setTimeout(go, 1)
  })

it('lets work of one key go one after the other, in its order', async () => {
  const turns = new Turns()
  const said: string[] = []
  const work = (name: string) => async (): Promise<string> => {
    said.push(`${name} begins`)
    await soon()
    said.push(`${name} ends`)
    return name
  }
  const all = ['a', 'b', 'c'].map((name) => turns.take('one', work(name)))
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c'])
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

it('goes on after work that failed, and gives its error to the one who asked', async () => {
  const turns = new Turns()
  const failed = turns.take('one', () => Promise.reject(new Error('no')))
  const next = turns.take('one', () => Promise.resolve('yes'))
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

it('does not hold up work of another key', async () => {
  const turns = new Turns()
  let release = (): void => undefined
  const held = turns.take('one', () => new Promise<void>((go) => (release = go)))
  expect(await turns.take('two', () => Promise.resolve('done'))).toBe('done')
  release()
  await held
})
