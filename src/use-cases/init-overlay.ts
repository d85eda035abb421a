import { problem, type Outcome } from '#quantity/finding'
import { slug } from '#quantity/id'
import { requestOverlay } from '#study/request-overlay'
import type { Ports } from '#use-cases/assess'
import { requestFigures, type SheetRequest } from '#use-cases/request'

/** A customer's file that was begun. */
export interface StartedOverlay {
  readonly path: string
  /** How many figures stand in it to be asked for. */
  readonly asked: number
}

/** Begins a customer's file beside the study, with the figures to ask for; never over another file. */
export async function startOverlay(
  request: SheetRequest & { readonly customer: string },
  ports: Ports,
): Promise<Outcome<StartedOverlay>> {
  const { documents } = ports
  const sheet = await requestFigures(request, ports)
  const found = await documents.find(request.study)
  if (sheet.value === undefined || found === undefined) return { findings: sheet.findings }
  const file = `${slug(request.customer)}.yaml`
  const path = found.folder === '.' || found.folder === '' ? file : `${found.folder}/${file}`
  const text = requestOverlay(sheet.value, found.name)
  if (await documents.create(path, text)) {
    return { value: { path, asked: sheet.value.figures.length }, findings: sheet.findings }
  }
  const message = 'A file of that name stands there already.'
  const hint = 'Move it away, or name the customer in another way.'
  return { findings: [problem('wrong-value', { file: path }, message, hint)] }
}
