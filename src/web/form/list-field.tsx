import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { TakeAway } from '../fields/take-away.tsx'
import { type Choice, useChoices } from './form-context.ts'
import { fieldOf } from './form-field.ts'
import { BareField } from './schema-field.tsx'

interface ListProps {
  readonly of: SchemaNode
  readonly name: string
  /** What the list is called. */
  readonly words: string
  readonly value: readonly Json[]
  onChange(value: Json): void
}

/** So many are ticked; among more of them they are chosen one by one. */
const mostTicks = 12

/** Several of one kind: ticked where they are some of a few that have a name, else written in their order. */
export function ListField(props: ListProps) {
  const { named } = useChoices()
  const field = fieldOf(props.of, props.name)
  const choices = field.kind === 'reference' ? named(field.to) : []
  const known = props.value.every((one) => one === '' || choices.some(([id]) => id === one))
  const few = choices.length > 1 && choices.length <= mostTicks
  return few && known ? <Ticked {...props} choices={choices} /> : <Written {...props} />
}

function Ticked({ value, onChange, choices }: ListProps & { readonly choices: readonly Choice[] }) {
  return (
    <div className="choice-line">
      {choices.map(([id, words]) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={value.includes(id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...value.filter((one) => one !== ''), id]
                  : value.filter((one) => one !== id),
              )
            }
          />{' '}
          {words}
        </label>
      ))}
    </div>
  )
}

function Written(props: ListProps) {
  const { of, name, words, value, onChange } = props
  const [keys, setKeys] = useState(() => value.map((_, i) => i))
  const rows = value.map((one, i) => [keys[i] ?? i, one] as const)
  return (
    <>
      {rows.map(([key, one], i) => (
        <div className="form-entry" key={key}>
          <BareField
            label={`${words} ${i + 1}`}
            node={of}
            name={name}
            value={one}
            onChange={(changed) =>
              onChange(value.map((each, at) => (at === i ? (changed ?? '') : each)))
            }
          />
          <TakeAway
            label={`Take ${words.toLowerCase()} ${i + 1} away`}
            onClick={() => {
              setKeys(rows.flatMap(([own], at) => (at === i ? [] : [own])))
              onChange(value.filter((_, at) => at !== i))
            }}
          />
        </div>
      ))}
      <button
        type="button"
        className="plain-button form-add"
        onClick={() => {
          setKeys([...rows.map(([own]) => own), Math.max(-1, ...rows.map(([own]) => own)) + 1])
          onChange([...value, of.type === 'object' ? {} : ''])
        }}
      >
        <Plus size={14} aria-hidden /> Add to {words.toLowerCase()}
      </button>
    </>
  )
}
