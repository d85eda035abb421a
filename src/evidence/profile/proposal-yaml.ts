import type { MappingProposal } from '#evidence/profile/mapping-proposal'
import type { ProposedColumn } from '#evidence/profile/proposed-column'

/** The proposal as a `data:` block that can be pasted into a study. */
export function proposalYaml(proposal: MappingProposal): string {
  const { id, file, sheet, row, columns, left, unmatched } = proposal
  const lines = [
    'data:',
    `  - id: ${id}`,
    `    file: ${quoted(file)}`,
    ...(sheet === undefined ? [] : [`    read: { sheet: ${quoted(sheet)} }`]),
    `    row: ${row}`,
    columns.length === 0 ? '    columns: {}' : '    columns:',
    ...columns.map(columnLine),
    ...(columns.some((column) => column.id === 'solution') ? [] : [noSolution]),
    ...unmatched.map((need) => `      # no column looks like ${need}`),
    ...left.map(({ header, why }) => `      # left out: ${oneLine(header) || 'a column'} (${why})`),
  ]
  return `${lines.join('\n')}\n`
}

const noSolution = '      # no column looks like the solution: all rows belong to the baseline'

function columnLine({ id, note, from, occurrence, map, is, unit }: ProposedColumn): string {
  const parts = [
    `from: ${quoted(from)}`,
    ...(occurrence === undefined ? [] : [`occurrence: ${occurrence}`]),
    ...(map === undefined ? [] : [`map: { ${map.map(pair).join(', ')} }`]),
    ...(is === undefined ? [] : [`is: ${quoted(is)}`]),
    ...(unit === undefined ? [] : [`unit: ${quoted(unit)}`]),
  ]
  return `      ${id}: { ${parts.join(', ')} }${note === undefined ? '' : `  # ${note}`}`
}

function pair([text, solution]: readonly [string, string]): string {
  return `${quoted(text)}: ${solution}`
}

/** Words of YAML that are no text where they stand alone, in any of its versions. */
const words = /^(?:y|n|yes|no|on|off|true|false|null)$/i

function quoted(text: string): string {
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return text
  const plain = /^[A-Za-z_](?:[\w./ -]*[\w./-])?$/.test(text) && !words.test(text)
  return plain && !text.includes('  ') ? text : JSON.stringify(text)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
