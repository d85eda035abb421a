import { sourceWords } from '#charts/wording'
import { formatPlain } from '#quantity/format-number'
import { english } from '#quantity/locale'
import { markdownText } from '#reports/markdown/markdown-table'
import { reasonWords } from '#reports/request-words'
import type { RequestedFigure, RequestSheet } from '#study/request-sheet'

/** A request sheet as Markdown: to be printed, or filled in on the screen. */
export function writeRequestSheet(sheet: RequestSheet): string {
  const { title, customer, figures, left } = sheet
  const heading = customer === undefined ? 'Figures to ask for' : `Figures to ask ${customer} for`
  const more = left === 0 ? [] : ['', `Not asked for, as they move the result less: ${left}.`]
  const lines = [
    `# ${markdownText(heading)}: ${markdownText(title)}`,
    '',
    ...(figures.length === 0 ? [nothing] : [...opening, '', ...tableLines(sheet), ...more]),
  ]
  return `${lines.join('\n')}\n`
}

const nothing = 'No figure that could be asked for moves the result.'

const opening = [
  'These figures decide most of the result, the first one most. Until we know yours we count with ours:',
  'a middle value, and a range that holds it in 9 of 10 cases. Where yours is a range, write `38 to 52`.',
]

function tableLines({ figures, currency }: RequestSheet): readonly string[] {
  return [
    '| Figure | Unit | Ours | Range | Where from | Why it matters | Yours | Who says so, when |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...figures.map((figure) => row(figure, currency)),
  ]
}

function row(figure: RequestedFigure, currency: string): string {
  const { id, name, unit, central, low, high, source } = figure
  const [middle, from, to] = [central, low, high].map((value) => formatPlain(value, english))
  const words = sourceWords(source)
  const cells = [
    `${markdownText(name)} (\`${id}\`)`,
    unit === '1' ? 'share or number' : markdownText(unit),
    middle,
    from === to ? 'fixed' : `${from} to ${to}`,
    markdownText(words === '' ? 'no source' : words),
    markdownText(reasonWords(figure, currency, english)),
    '',
    '',
  ]
  return `| ${cells.join(' | ')} |`
}
