import { type ComponentProps, useState } from 'react'

/** A place of the document as a field in a row: it is saved when it is left, or with Enter. */
export function CellField(props: {
  label: string
  value: string
  onSave(value: string): void
  /** Why a text cannot be taken; empty where it can. */
  refuse?: (text: string) => string
  placeholder?: string
  className?: string
  type?: 'text' | 'date'
  /** Long words wrap instead of being cut. */
  wraps?: boolean
}) {
  const { label, value, onSave, refuse } = props
  const [typed, setTyped] = useState<string>()
  const text = typed ?? value
  const refused = typed === undefined || refuse === undefined ? '' : refuse(typed)
  const save = (): void => {
    if (typed !== undefined && typed.trim() !== value && refused === '') onSave(typed.trim())
    if (refused === '') setTyped(undefined)
  }
  const field: ComponentProps<'input'> & ComponentProps<'textarea'> = {
    className: `cell-field ${text === '' ? 'is-empty' : ''} ${props.className ?? ''}`,
    'aria-label': label,
    'aria-invalid': refused !== '',
    title: text,
    placeholder: props.placeholder,
    value: text,
    onChange: (event) => setTyped(event.currentTarget.value.replaceAll('\n', ' ')),
    onBlur: save,
    onKeyDown: (event) => {
      if (event.key === 'Enter') event.currentTarget.blur()
      if (event.key === 'Escape') {
        event.stopPropagation()
        setTyped(undefined)
      }
    },
  }
  return (
    <>
      {props.wraps ? (
        <textarea rows={1} {...field} />
      ) : (
        <input type={props.type ?? 'text'} {...field} />
      )}
      {refused === '' ? null : (
        <span className="cell-error" role="alert">
          {refused}
        </span>
      )}
    </>
  )
}
