import { expect, it } from 'vitest'
import { dataTable } from '#drawing/html/data-table'

it('sets what stands between backticks as code, and escapes the words around it', () => {
  const rows = [[{ text: 'trial' }, { text: 'With `failures-at` on <the metric>' }]]
  const columns = ['Evidence', 'What it says'].map((label) => ({ label, numeric: false }))
  const { markup } = dataTable({ caption: 'Checks', columns, rows }, new Set())
  expect(markup).toContain('With <code>failures-at</code> on &lt;the metric&gt;')
})

it('leaves a backtick that stands alone', () => {
  const columns = [{ label: 'Why', numeric: false }]
  const rows = [[{ text: '`a` and 5` are not in the map' }]]
  const { markup } = dataTable({ caption: 'Kept out', columns, rows }, new Set())
  expect(markup).toContain('<code>a</code> and 5` are not in the map')
})
