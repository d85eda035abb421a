import { describe, expect, it } from 'vitest'
import { html, jsonMarkup, ownMarkup } from '#drawing/html/markup'

describe('html', () => {
  it('escapes text, in elements and in attributes', () => {
    const hostile = `<img src=x onerror="alert('1')">&`
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
    )
  })

  it('takes markup and lists of it as they are, and leaves out what is absent', () => {
    const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
    expect(html`${items}${undefined}${false}`.markup).toBe('<li>a</li><li>b</li>')
    expect(html`${ownMarkup('<b>x</b>')}`.markup).toBe('<b>x</b>')
  })

  it('lets no line end between a number and its unit', () => {
    expect(html`${'−€\u2009124\u2009k'}`.markup).toBe('−\u2060€\u202f124\u202fk')
  })
})

describe('jsonMarkup', () => {
  it('cannot end the script that it stands in, and reads back', () => {
    const value = { title: '</script><script>alert(1)</script>\u2028' }
    const { markup } = jsonMarkup(value)
    expect(markup).not.toContain('<')
    expect(JSON.parse(markup)).toEqual(value)
  })
})
