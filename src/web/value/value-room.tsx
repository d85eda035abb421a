import { memo, Suspense } from 'react'
import type { ValueView } from '#charts/value-view'
import type { Assessment } from '#study/evaluation/assessment'
import { InTurn } from '../drawn/in-turn.ts'
import { usePreview } from '../preview/use-preview.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { RoomMissing } from '../study/room-missing.tsx'
import { type Entry, textOf } from '../fields/entries.ts'
import { isEntries, valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { AssumptionTable } from './assumption-table.tsx'
import { BeginValue } from './begin-value.tsx'
import { CostTable } from './cost-table.tsx'
import { CurrencyRates } from './currency-rates.tsx'
import { DriverList } from './driver-list.tsx'
import { FindingOut } from './finding-out.tsx'
import { Intangibles } from './intangibles.tsx'
import { ModelBasics } from './model-basics.tsx'
import { MovingCharts, SettledCharts } from './money-charts.tsx'
import { MoveAndSee } from './move-and-see.tsx'
import { NamedFormulas } from './named-formulas.tsx'

const SchemaList = later(() => import('../form/schema-list.tsx').then((m) => m.SchemaList))

/** The money: what it hangs on, where it comes from, what is assumed, what it costs. */
export function ValueRoom() {
  const { assessment, view, document } = useOpenStudy()
  return (
    <>
      <div className="room-head">
        <div>
          <h1>Value</h1>
          <p className="lead">
            What the improvement is worth in money, what it costs, and how sure that is.
          </p>
        </div>
      </div>
      <RoomMissing room="value" />
      {isEntries(valueAt(document, ['value'])) ? null : <BeginValue />}
      {assessment === undefined || view === undefined ? (
        <Parts view={undefined} />
      ) : (
        <Money assessment={assessment} view={view} />
      )}
    </>
  )
}

function Money({ assessment, view: settled }: { assessment: Assessment; view: ValueView }) {
  const { preview, moves, move } = usePreview(settled, assessment)
  return (
    <>
      <MoveAndSee settled={settled} preview={preview} moves={moves} move={move} />
      <InTurn>
        <Parts view={settled} />
        <section aria-labelledby="charts-heading">
          <h2 id="charts-heading">How it runs, and how sure it is</h2>
          <MovingCharts view={preview.view} />
          <InTurn>
            <SettledCharts view={settled} />
          </InTurn>
        </section>
      </InTurn>
    </>
  )
}

/** What a person edits: assumptions, drivers, costs, the settings of the plan; a move leaves it as it is. */
const Parts = memo(function Parts({ view }: { view: ValueView | undefined }) {
  const { document } = useOpenStudy()
  if (!isEntries(valueAt(document, ['value'])))
    return (
      <>
        <AssumptionTable view={view} />
        <CurrencyRates />
      </>
    )
  return (
    <>
      <AssumptionTable view={view} />
      <InTurn>
        <ModelBasics />
        <CurrencyRates />
        <DriverList view={view} />
        <NamedFormulas />
        <CostTable view={view} />
        <Suspense>
          <section aria-labelledby="scenarios-heading">
            <h2 id="scenarios-heading">Scenarios</h2>
            <p className="sub">
              Other assumptions, set over those of the study. Where none is named: conservative,
              optimistic, and half of it true.
            </p>
            <SchemaList list={['value', 'scenarios']} noun="scenario" about={scenarioWords} />
          </section>
          <section aria-labelledby="correlations-heading">
            <h2 id="correlations-heading">Assumptions that move together</h2>
            <p className="sub">Where one is high, is the other high as well?</p>
            <SchemaList list={['correlations']} noun="pair" about={correlationWords} />
          </section>
        </Suspense>
        <Intangibles />
        <FindingOut />
      </InTurn>
    </>
  )
})

/** "sets wage, volume; 50 % of gains". */
function scenarioWords(entry: Entry): string {
  const set = isEntries(entry['set']) ? Object.keys(entry['set']) : []
  const gains = textOf(entry, 'gains')
  const said = [
    set.length === 0 ? '' : `sets ${set.join(', ')}`,
    gains === '' ? '' : `${gains} of every gain`,
  ].filter(Boolean)
  return said.length === 0 ? 'sets nothing yet' : said.join('; ')
}

function correlationWords(entry: Entry): string {
  return `rank correlation ${textOf(entry, 'rank')}`
}
