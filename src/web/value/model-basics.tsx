import { Suspense, useState } from 'react'
import { adoptionWords } from '#charts/plan-words'
import type { ValueView } from '#charts/value-view'
import type { Json } from '#contract/edit'
import type { Locale } from '#quantity/locale'
import { DocumentChoice } from '../cells/document-choice.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { textOf, written } from '../fields/entries.ts'
import { MoreSettings } from '../form/more-settings.tsx'
import { solutionChoices } from '../job/document-jobs.ts'
import { isList, valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { type CellPlace, useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { adoptionDraft, writtenAdoption } from './adoption-draft.ts'

const AdoptionForm = later(() => import('./adoption-form.tsx').then((m) => m.AdoptionForm))

const path = ['value', 'adoption']
const planKeys = ['period', 'mid-period', 'losses', 'payback-basis']

/** The settings of the plan: which solution against which, how long, at what rate, how use spreads. */
export function ModelBasics() {
  const { document, view, locale } = useOpenStudy()
  const { place } = useEdits()
  const [spreading, setSpreading] = useState(false)
  const value = valueAt(document, ['value'])
  const choices = [['', 'choose'], ...solutionChoices(document)] as const
  const adoption = valueAt(document, path)
  const cell = (key: string, words: string): CellPlace =>
    place(['value', key], written, (text) => `${words}: ${text}`)
  return (
    <section aria-labelledby="plan-heading">
      <h2 id="plan-heading">The plan</h2>
      <div className="facts-grid">
        <label>
          <span>Whose value</span>
          <DocumentChoice
            label="Whose value is in question"
            value={textOf(value, 'ours')}
            choices={choices}
            place={cell('ours', 'whose value')}
          />
        </label>
        <label>
          <span>Compared with</span>
          <DocumentChoice
            label="Compared with"
            value={textOf(value, 'reference')}
            choices={choices}
            place={cell('reference', 'compared with')}
          />
        </label>
        <label>
          <span>How long</span>
          <DocumentCell
            label="Horizon"
            value={textOf(value, 'horizon')}
            placeholder="5 year"
            place={cell('horizon', 'horizon')}
          />
        </label>
        <label>
          <span>Begins on</span>
          <DocumentCell
            type="date"
            label="Day on which the plan begins"
            value={textOf(value, 'start')}
            place={cell('start', 'begins on')}
          />
        </label>
        <label>
          <span>Discount rate a year</span>
          <DocumentCell
            label="Discount rate"
            value={textOf(value, 'discount-rate')}
            placeholder="0.08"
            place={cell('discount-rate', 'discount rate')}
          />
        </label>
        <label>
          <span>
            {adoption === undefined || isList(adoption) ? 'In use, year by year' : 'In use'}
          </span>
          {adoption === undefined || isList(adoption) ? (
            <DocumentCell
              label="Share in use in year 1, 2, …"
              value={isList(adoption) ? adoption.join(', ') : ''}
              placeholder="0.3, 0.7, 1"
              place={place(path, writtenShares, (text) => `in use: ${text}`)}
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

/** The shares in use year by year, as the document holds them. */
function writtenShares(shares: string): Json | undefined {
  if (shares === '') return undefined
  return writtenAdoption({ ...adoptionDraft(undefined), shares }) ?? 1
}

/** "up to 90 % on a straight line over 18 months", once it is evaluated. */
function curveWords(view: ValueView | undefined, locale: Locale): string {
  return view === undefined ? '…' : adoptionWords(view.model, locale).replace(/^in use /u, '')
}
