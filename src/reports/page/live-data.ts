import type { LiveInput } from '#charts/live-inputs'
import type { ValueView } from '#charts/value-view'
import type { AssessmentSettings } from '#study/evaluation/assessment'
import type { ValueModel } from '#value/model'

/** What the page needs to run the value model again: the model and the names, no rows. */
export interface LiveData {
  readonly ours: string
  readonly reference: string
  readonly needs: ValueView['needs']
  readonly tooEarly: ValueView['tooEarly']
  readonly model: ValueModel
  readonly settings: AssessmentSettings
  readonly locale: string
  readonly inputs: readonly LiveInput[]
}
