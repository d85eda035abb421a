import { problem, type Outcome } from '#quantity/finding'
import { requestSheet, type RequestSheet } from '#study/request-sheet'
import { assess, type AssessRequest, type Ports } from '#use-cases/assess'

export interface SheetRequest extends AssessRequest {
  /** Whom the sheet is for; absent: whose figures stand over the study, if some do. */
  readonly customer?: string
  /** How many figures are asked for at most. */
  readonly top: number
}

/** Assesses a study and says which of its figures are worth asking a customer for. */
export async function requestFigures(
  request: SheetRequest,
  ports: Ports,
): Promise<Outcome<RequestSheet>> {
  const { value, findings } = await assess(request, ports)
  if (value === undefined) return { findings }
  if (value.value === undefined) {
    const message = 'The study has no money yet: no figure can be said to move it.'
    const hint = 'Write drivers and costs under `value`.'
    return { findings: [problem('missing-key', { path: 'value' }, message, hint)] }
  }
  return { value: requestSheet(value, request), findings }
}
