import { describe, expect, it } from 'vitest'
import { bundleWeb } from '#server/web-bundle'

describe('bundleWeb', () => {
  it('gives the page what schemas say, without what checks them', async () => {
    const decode = new TextDecoder()
    const files = await bundleWeb()
    const texts = [...files]
      .filter(([name]) => name.endsWith('.js'))
      .map(([, bytes]) => decode.decode(bytes))
    expect(texts.filter((text) => text.includes('ZodError'))).toEqual([])
    expect(texts.filter((text) => text.includes('worthline-study-1'))).toHaveLength(1)
    expect(
      texts.filter((text) => text.includes('/api/studies/:study/edits')).length,
    ).toBeGreaterThan(0)
  })
})
