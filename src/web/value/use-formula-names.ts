import type { Json } from '#contract/edit'
import type { Unit } from '#quantity/unit'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'
import { createUnitEnvironment } from '#value/unit-environment'
import { entriesOf, textOf } from '../fields/entries.ts'
import { blockNeeds } from '../evidence/block-needs.ts'
import { documentNeeds } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { type OpenStudy, useOpenStudy } from '../study/study-context.ts'
import { writtenBelief } from './assumption-beliefs.ts'
import type { FormulaNames } from './check-formula.ts'
import type { FormulaWord } from './formula-editor.ts'

interface StudyNames {
  readonly names: FormulaNames
  readonly words: readonly FormulaWord[]
}

let latest: (StudyNames & Pick<OpenStudy, 'document' | 'assessment'>) | undefined

/** What the names of this study stand for, and how they are completed; worked out once for all fields. */
export function useFormulaNames(): StudyNames {
  const { document, assessment } = useOpenStudy()
  if (latest?.document !== document || latest.assessment !== assessment)
    latest = { document, assessment, ...namesOf(document, assessment) }
  return latest
}

function namesOf(document: Json, assessment: Assessment | undefined): StudyNames {
  const needs = documentNeeds(document)
  const assumptions = entriesOf(valueAt(document, ['assumptions']))
  const formulas = entriesOf(valueAt(document, ['formulas']))
  return {
    names: {
      currency: textOf(document, 'currency') || 'EUR',
      period: textOf(valueAt(document, ['value']), 'period') === 'month' ? 'month' : 'year',
      assumptions: assumptionUnits(document, assessment),
      needs: needUnits(document, assessment),
      formulas: new Map(formulas.map((one) => [textOf(one, 'id'), textOf(one, 'formula')])),
      measured: entriesOf(valueAt(document, ['evidence'])).flatMap((block) =>
        blockNeeds(block).map((need) => `${need}|${textOf(block, 'id')}`),
      ),
    },
    words: [
      ...needs.map(({ id, words }) => ({ id, words, need: true })),
      ...assumptions.map((entry) => ({
        id: textOf(entry, 'id'),
        words: `${textOf(entry, 'value')} ${textOf(entry, 'unit')}`,
        need: false,
      })),
      ...formulas.map((entry) => ({
        id: textOf(entry, 'id'),
        words: textOf(entry, 'formula'),
        need: false,
      })),
    ],
  }
}

type Units = ReadonlyMap<string, Unit | undefined>

/** As they are written; of those that are worked out, such as a labour cost, as they were evaluated. */
function assumptionUnits(document: Json, assessment: Assessment | undefined): Units {
  const model = assessment?.model
  const evaluated = model && createUnitEnvironment(model, {})
  return new Map(
    entriesOf(valueAt(document, ['assumptions'])).map((entry) => {
      const id = textOf(entry, 'id')
      return [id, writtenBelief(entry)?.unit ?? evaluated?.unitOf(id)] as const
    }),
  )
}

function needUnits(document: Json, assessment: Assessment | undefined): Units {
  const measured = assessment === undefined ? [] : needsOf(assessment.study)
  const units = new Map(measured.map(({ need }) => [need.id, need.metric?.unit]))
  return new Map(documentNeeds(document).map(({ id }) => [id, units.get(id)]))
}
