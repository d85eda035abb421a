import type { Finding } from '#quantity/finding'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'
import type { Moves } from './changed-model.ts'

/** The model that moves are made in; sent once, before the first move and after each edit. */
export interface PreviewModel {
  readonly kind: 'model'
  readonly model: ValueModel
  readonly seed: number
  readonly draws: number
  /** Which drivers gain, decided once by the study: a slider does not switch haircuts on and off. */
  readonly gains: Readonly<Record<string, boolean>>
}

/** Own values for some assumptions of that model. */
export interface PreviewMove {
  readonly kind: 'move'
  readonly turn: number
  readonly moves: Moves
}

/** What the worker answers; no value where the model cannot be run with what was set. */
export interface PreviewAnswer {
  readonly turn: number
  readonly value?: ValueResult
  readonly findings: readonly Finding[]
}
