import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useOpenStudy } from '../study/study-context.ts'
import { pricedNeeds } from './driver-draft.ts'
import { NeedDriver } from './need-driver.tsx'

/** One more driver by the questions that the first one began with. */
export function AnotherDriver() {
  const { document } = useOpenStudy()
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  if (pricedNeeds(document).length === 0) return null
  if (open)
    return (
      <NeedDriver action="Put a value on it" onDone={close} onLeave={close}>
        <p className="sub">
          What is saved of one need, times how often a year, times what it is worth: the formula is
          written for you.
        </p>
      </NeedDriver>
    )
  return (
    <button type="button" className="plain-button add" onClick={() => setOpen(true)}>
      <Plus size={14} aria-hidden /> Put a value on another need
    </button>
  )
}
