import type { RowFilter } from '#evidence/rows/data-set'
import type { Outcome } from '#quantity/finding'
import { problem } from '#quantity/finding'
import { missingDocument } from '#study/document/resolve-study'
import { delimitedLine } from '#formats/delimited-line'
import { inDocument, type Ports } from '#use-cases/assess'
import { rejectedColumns, type RowSample } from '#use-cases/ports/rows'
import type { RowsWanted } from '#use-cases/ports/work'
import { openRows } from '#use-cases/read-rows'
import { readStudyFile } from '#use-cases/read-study-file'

type RowPorts = Pick<Ports, 'documents' | 'rows'>

/** The first rows of a data set of a study under a filter in the words of a lineage. */
export async function sampleStudyRows(
  study: string,
  { data, filter, limit }: RowsWanted,
  ports: RowPorts,
): Promise<Outcome<RowSample>> {
  const opened = await openStudy(study, ports)
  if (opened.value === undefined) return { findings: opened.findings }
  const reading = opened.value.find((each) => each === data)
  if (reading === undefined) {
    const message = `The study has no data set \`${data}\` with rows.`
    return { findings: [problem('unknown-reference', {}, message)] }
  }
  return { value: await ports.rows.rows(data, filterOf(filter), limit), findings: [] }
}

/** Every row and cell of a study's data sets that was kept out, as CSV. */
export async function rejectedText(study: string, ports: RowPorts): Promise<Outcome<string>> {
  const opened = await openStudy(study, ports)
  if (opened.value === undefined) return { findings: opened.findings }
  const lines = [delimitedLine([...rejectedColumns])]
  for (const data of opened.value)
    await ports.rows.rejected(data, (text) => {
      lines.push(text)
    })
  return { value: lines.join(''), findings: [] }
}

/** Opens the rows of a study; gives the ids of its data sets. */
async function openStudy(
  study: string,
  { documents, rows }: RowPorts,
): Promise<Outcome<readonly string[]>> {
  const found = await documents.find(study)
  if (found === undefined) return { findings: missingDocument(study).findings }
  const read = await readStudyFile(found, documents)
  const opened = await openRows(read.data, rows, { folder: found.folder })
  const findings = opened.findings.map((each) => inDocument(each, read.placeOf))
  if (opened.value === undefined) return { findings: [...read.findings, ...findings] }
  return { value: opened.value.map(({ data }) => data), findings }
}

/** `solution = old` as a filter; words that name no value of a column keep every row. */
function filterOf(words: string): RowFilter {
  const [, column, value] = /^(solution) = (.+)$/u.exec(words.trim()) ?? []
  return column === undefined || value === undefined ? {} : { [column]: [value] }
}
