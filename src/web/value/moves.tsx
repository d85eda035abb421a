import type { ValueView } from '#charts/value-view'
import { unbroken } from '#drawing/html/markup'
import { formatQuantity } from '#quantity/format-quantity'
import { useOpenStudy } from '../study/study-context.ts'

/** How far an assumption moves the net present value, from its P10 to its P90. */
export function Moves({ id, view }: { id: string; view: ValueView | undefined }) {
  const { locale, traced } = useOpenStudy()
  const moves = view?.value.sensitivities.find((one) => one.input === id)
  if (moves === undefined || view === undefined) return '–'
  const { swing, simulationError } = moves
  const words = unbroken(
    formatQuantity({ value: swing, unit: view.model.currency, simulationError }, locale),
  )
  const figure = `value.sensitivity.${id}`
  if (!traced.has(figure)) return words
  return (
    <a className="figure" href={`?figure=${figure}`} data-figure={figure}>
      {words}
    </a>
  )
}
