import type { ComponentProps } from 'react'

/** How a field in a row looks, and what it is called. */
export interface CellLook {
  readonly label: string
  readonly placeholder?: string
  readonly className?: string
  readonly type?: 'text' | 'date'
  /** Long words wrap instead of being cut. */
  readonly wraps?: boolean
}

/** A field in a row that somebody types into: Enter leaves it, Escape gives up what is typed. */
export function CellInput(
  props: CellLook & {
    text: string
    invalid: boolean
    onType(text: string): void
    onLeave(): void
    onGiveUp(): void
  },
) {
  const { text, onType, onGiveUp } = props
  const field: ComponentProps<'input'> & ComponentProps<'textarea'> = {
    className: `cell-field ${text === '' ? 'is-empty' : ''} ${props.className ?? ''}`,
    'aria-label': props.label,
    'aria-invalid': props.invalid,
    title: text,
    placeholder: props.placeholder,
    value: text,
    onChange: (event) => onType(event.currentTarget.value.replaceAll('\n', ' ')),
    onBlur: props.onLeave,
    onKeyDown: (event) => {
      if (event.key === 'Enter') event.currentTarget.blur()
      if (event.key === 'Escape') {
        event.stopPropagation()
        onGiveUp()
      }
    },
  }
  return props.wraps ? (
    <textarea rows={1} {...field} />
  ) : (
    <input type={props.type ?? 'text'} {...field} />
  )
}
