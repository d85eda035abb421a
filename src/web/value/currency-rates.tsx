import { Plus } from 'lucide-react'
import { useState } from 'react'
import { AskedField } from '../fields/asked-field.tsx'
import { DocumentCell } from '../cells/document-cell.tsx'
import { textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { isEntries, valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { DistributionPicture } from './distribution-picture.tsx'
import { codeRefusal, rateRefusal, rateText, unratedCurrencies } from './rate-text.ts'
import { useFormulaNames } from './use-formula-names.ts'

/** What one unit of other currencies is in that of the study. */
export function CurrencyRates() {
  const { document } = useOpenStudy()
  const { place, set } = useEdits()
  const { names } = useFormulaNames()
  const { currency } = names
  const written = valueAt(document, ['rates'])
  const rates = isEntries(written) ? written : {}
  const codes = Object.keys(rates)
  const open = unratedCurrencies(document, currency, codes)
  const begun = isEntries(valueAt(document, ['value']))
  const remove = (code: string): void => {
    const { [code]: _, ...others } = rates
    set(['rates'], Object.keys(others).length === 0 ? undefined : others, `no rate of ${code}`)
  }
  if (!begun && codes.length === 0 && open.length === 0) return null
  return (
    <section aria-labelledby="rates-heading">
      <h2 id="rates-heading">Other currencies</h2>
      <p className="sub">
        Amounts may be in any currency; with its rate they count in {currency}, the currency of the
        study. A rate may be a range, which then stands in the uncertainty of the answer.
      </p>
      {codes.length === 0 ? null : (
        <ul className="plain rates">
          {codes.map((code) => {
            const text = textOf(rates, code)
            return (
              <li key={code} className="rate-line">
                <b>1 {code} is</b>
                <DocumentCell
                  label={`Rate of ${code}`}
                  value={text}
                  place={place(
                    ['rates', code],
                    (typed) => (typed === '' ? rates[code] : rateText(typed, code, currency)),
                    (typed) => `rate of ${code}: ${text} → ${typed}`,
                  )}
                />
                <DistributionPicture entry={{ value: text }} />
                <TakeAway label={`Take the rate of ${code} away`} onClick={() => remove(code)} />
              </li>
            )
          })}
        </ul>
      )}
      {open.length === 0 ? null : (
        <p className="note">▲ Amounts in {open.join(', ')} stand in this study without a rate.</p>
      )}
      <NewRate key={open[0] ?? ''} proposed={open[0] ?? ''} taken={codes} />
    </section>
  )
}

function NewRate({ proposed, taken }: { proposed: string; taken: readonly string[] }) {
  const { set } = useEdits()
  const { names } = useFormulaNames()
  const { currency } = names
  const [adding, setAdding] = useState(false)
  const [code, setCode] = useState(proposed)
  const [rate, setRate] = useState('')
  const refused = codeRefusal(code, currency, taken) || rateRefusal(rate, code, names)
  if (!adding)
    return (
      <button type="button" className="plain-button add" onClick={() => setAdding(true)}>
        <Plus size={14} aria-hidden /> Add a currency
      </button>
    )
  return (
    <form
      className="asked-row"
      onSubmit={(event) => {
        event.preventDefault()
        set(['rates', code], rateText(rate, code, currency), `rate of ${code}: ${rate}`)
        setAdding(false)
        setRate('')
      }}
    >
      <AskedField
        question="Which currency?"
        placeholder="USD"
        value={code}
        onChange={(text) => setCode(text.trim().toUpperCase())}
      />
      <AskedField
        question={`What is one ${code === '' ? 'unit' : code} in ${currency}?`}
        placeholder="0.88 to 0.95"
        value={rate}
        onChange={setRate}
      />
      <button
        type="submit"
        className="plain-button"
        disabled={code === '' || rate.trim() === '' || refused !== ''}
      >
        Add the rate
      </button>
      {refused === '' ? null : <p className="error">{refused}</p>}
    </form>
  )
}
