import { Suspense, useState } from 'react'
import { adoptionWords } from '#charts/plan-words'
import type { ValueView } from '#charts/value-view'
import type { Locale } from '#quantity/locale'
import { CellChoice } from '../fields/cell-choice.tsx'
import { CellField } from '../fields/cell-field.tsx'
import { textOf, written } from '../fields/entries.ts'
import { MoreSettings } from '../form/more-settings.tsx'
import { solutionChoices } from '../job/document-jobs.ts'
import { isList, valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { adoptionDraft, writtenAdoption } from './adoption-draft.ts'

const AdoptionForm = later(() => import('./adoption-form.tsx').then((m) => m.AdoptionForm))

const path = ['value', 'adoption']
const planKeys = ['period', 'mid-period', 'losses', 'payback-basis']

/** The settings of the plan: which solution against which, how long, at what rate, how use spreads. */
export function ModelBasics() {
  const { document, view, locale } = useOpenStudy()
  const { set } = useEdits()
  const [spreading, setSpreading] = useState(false)
  const value = valueAt(document, ['value'])
  const choices = [['', 'choose'], ...solutionChoices(document)] as const
  const adoption = valueAt(document, path)
  const save = (key: string, words: string) => (text: string) =>
    set(['value', key], written(text), `${words}: ${text}`)
  return (
    <section aria-labelledby="plan-heading">
      <h2 id="plan-heading">The plan</h2>
      <div className="facts-grid">
        <label>
          <span>Whose value</span>
          <CellChoice
            label="Whose value is in question"
            value={textOf(value, 'ours')}
            choices={choices}
            onSave={save('ours', 'whose value')}
          />
        </label>
        <label>
          <span>Compared with</span>
          <CellChoice
            label="Compared with"
            value={textOf(value, 'reference')}
            choices={choices}
            onSave={save('reference', 'compared with')}
          />
        </label>
        <label>
          <span>How long</span>
          <CellField
            label="Horizon"
            value={textOf(value, 'horizon')}
            placeholder="5 year"
            onSave={save('horizon', 'horizon')}
          />
        </label>
        <label>
          <span>Begins on</span>
          <CellField
            type="date"
            label="Day on which the plan begins"
            value={textOf(value, 'start')}
            onSave={save('start', 'begins on')}
          />
        </label>
        <label>
          <span>Discount rate a year</span>
          <CellField
            label="Discount rate"
            value={textOf(value, 'discount-rate')}
            placeholder="0.08"
            onSave={save('discount-rate', 'discount rate')}
          />
        </label>
        <label>
          <span>
            {adoption === undefined || isList(adoption) ? 'In use, year by year' : 'In use'}
          </span>
          {adoption === undefined || isList(adoption) ? (
            <CellField
              label="Share in use in year 1, 2, …"
              value={isList(adoption) ? adoption.join(', ') : ''}
              placeholder="0.3, 0.7, 1"
              onSave={(text) =>
                set(
                  path,
                  text === ''
                    ? undefined
                    : (writtenAdoption({ ...adoptionDraft(undefined), shares: text }) ?? 1),
                  `in use: ${text}`,
                )
              }
            />
          ) : (
            <span>{curveWords(view, locale)}</span>
          )}
        </label>
      </div>
      {spreading ? (
        <Suspense>
          <AdoptionForm onDone={() => setSpreading(false)} />
        </Suspense>
      ) : (
        <button type="button" className="link" onClick={() => setSpreading(true)}>
          How use spreads, with its picture: year by year, a ramp, an S-curve, a table
        </button>
      )}
      <div>
        <MoreSettings
          words="More of the plan: its steps, when in them money flows, losses, payback"
          path={['value']}
          of={['value']}
          keys={planKeys}
          why="more of the plan"
        />
      </div>
    </section>
  )
}

/** "up to 90 % on a straight line over 18 months", once it is evaluated. */
function curveWords(view: ValueView | undefined, locale: Locale): string {
  return view === undefined ? '…' : adoptionWords(view.model, locale).replace(/^in use /u, '')
}
