import { entriesOf } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { pricedNeeds } from './driver-draft.ts'
import { NeedDriver } from './need-driver.tsx'

/** The first driver of a study: what is saved, how often a year, what one of it is worth. */
export function BeginValue() {
  const { document } = useOpenStudy()
  const solutions = entriesOf(valueAt(document, ['solutions']))
  if (pricedNeeds(document).length === 0 || solutions.length < 2)
    return (
      <div className="empty">
        <p>
          <b>There is nothing yet that money could follow from.</b>
        </p>
        <p>
          {solutions.length < 2
            ? 'Name our way and today’s way in the room Job first.'
            : 'Give a need a metric in the room Job, and measure it in the room Evidence.'}
        </p>
      </div>
    )
  return (
    <NeedDriver action="Put a value on it">
      <h2>Begin with one driver</h2>
      <p className="sub">
        What is saved of one need, times how often a year, times what it is worth. Write ranges:{' '}
        <code>1150 to 1600</code>. All of it can be changed below.
      </p>
    </NeedDriver>
  )
}
