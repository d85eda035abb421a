import { join } from 'node:path'
import type { Figure } from '#quantity/figure'
import { worthline } from '../command.ts'
import { realData } from './real-data.ts'

export interface Assessed {
  readonly text: string
  readonly figures: readonly Figure[]
  readonly problems: readonly { readonly code: string; readonly message: string }[]
  figure(id: string): Figure
}

/** A study of this folder, assessed on its real rows by the command line. */
export function assessReal(name: string, ...options: string[]): Assessed {
  const study = join(import.meta.dirname, `${name}.yaml`)
  const said = worthline('assess', study, '--data', realData(name), '--format', 'json', ...options)
  if (said.code !== 0) throw new Error(said.err)
  const { figures, problems } = JSON.parse(said.out) as Omit<Assessed, 'text' | 'figure'>
  return {
    text: said.out,
    figures,
    problems,
    figure(id) {
      const found = figures.find((figure) => figure.id === id)
      if (found === undefined) throw new Error(`no figure ${id}`)
      return found
    },
  }
}
