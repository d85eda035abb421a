import type { BroughtValues, ValuesFile } from '#contract/brought-values'
import type { Finding } from '#quantity/finding'
import { importValues } from '#use-cases/import-values'
import { Refusal } from '#use-cases/refusal'
import { documentName } from '#use-cases/studies/describe-text'
import { writeStudyText } from '#use-cases/studies/edit-study'
import { withFolder } from '#use-cases/studies/study-files'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor } from '#use-cases/ports/store'

/** Values that were changed in a workbook beside those of a stored study; writes them where that is asked for. */
export async function bringValues(
  who: Actor,
  [id, asked]: readonly [string, ValuesFile],
  ports: StudyPorts,
): Promise<BroughtValues> {
  const { base, name, by } = asked
  const { changes, findings, text } = await withFolder(who, id, [
    ports,
    (folder) => changedIn(folder, asked, ports),
  ])
  const said = {
    changes: changes.map(({ id: of, label, was, becomes, unit }) => ({
      id: of,
      label,
      was,
      becomes,
      unit,
    })),
    findings: [...findings],
  }
  if (text === undefined) return said
  const why = `values from ${name}${by === undefined ? '' : `, by ${by}`}`.slice(0, 500)
  return { ...said, study: await writeStudyText(who, id, [{ base, text, why }, ports]) }
}

/** The changes of a file that is laid beside a study in a folder of its own, and the text with them. */
async function changedIn(folder: string, asked: ValuesFile, ports: StudyPorts) {
  const { documents, workbooks, surroundings } = ports
  const { name, content, by, kind, write } = asked
  const own = `brought${/\.[a-z]+$/i.exec(name)?.[0] ?? ''}`
  const file = `${folder}/${own}`
  const study = `${folder}/${documentName}`
  await documents.write(file, bytesOf(content))
  const date = surroundings.now().slice(0, 10)
  const request = { file, study, kind, date, write, ...(by === undefined ? {} : { who: by }) }
  const { value, findings } = await importValues(request, { documents, workbooks })
  const named = findings.map((each) => called(each, name, [file, own]))
  if (value === undefined)
    throw new Refusal('unreadable', 'No values can be taken from this file.', { findings: named })
  const text = value.written === undefined ? undefined : await documents.read(study)
  return { changes: value.changes, findings: named, text }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/** What is found, with the file under the name that the person knows. */
function called(
  { message, place, ...rest }: Finding,
  name: string,
  others: readonly string[],
): Finding {
  const plain = (text: string): string =>
    others.reduce((whole, other) => whole.replaceAll(other, () => name), text)
  const { file, ...at } = place
  const named = file === undefined ? at : { ...at, file: plain(file) }
  return { ...rest, message: plain(message), place: named }
}
