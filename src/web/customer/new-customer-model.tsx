import { Modal } from '@mantine/core'
import { useState } from 'react'
import { errorWords } from '../call/call-error.ts'
import { useNewStudy } from '../home/use-new-study.ts'

/** Begins the figures of a customer over a study: whose they are. */
export function NewCustomerModel(props: { study: string; title: string; onClose(): void }) {
  const { study, title, onClose } = props
  const { start, busy, error } = useNewStudy()
  const [customer, setCustomer] = useState('')
  return (
    <Modal opened onClose={onClose} title="A customer’s model of this study">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          start({ from: 'customer', study, customer: customer.trim() })
        }}
      >
        <p className="sub">
          A study of its own over “{title}”, as it stands now: the customer’s figures take the place
          of its assumptions, and changes made here later do not move it.
        </p>
        <label className="stacked">
          Whose figures are they?
          <input
            className="field"
            required
            maxLength={200}
            data-autofocus
            placeholder="ACME"
            value={customer}
            onChange={(event) => setCustomer(event.currentTarget.value)}
          />
        </label>
        {error === undefined ? null : <p role="alert">{errorWords(error)}</p>}
        <button
          type="submit"
          className="plain-button main-action"
          disabled={busy || customer.trim() === ''}
        >
          Begin the model
        </button>
      </form>
    </Modal>
  )
}
