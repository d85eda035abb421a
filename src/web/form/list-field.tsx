import { ActionIcon } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { keyWords } from './form-field.ts'
import { BareField } from './schema-field.tsx'

/** Several of one kind, in their order. */
export function ListField(props: {
  of: SchemaNode
  name: string
  value: readonly Json[]
  onChange(value: Json): void
}) {
  const { of, name, value, onChange } = props
  const [keys, setKeys] = useState(() => value.map((_, i) => i))
  const words = keyWords(name)
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
          <ActionIcon
            aria-label={`Take ${words.toLowerCase()} ${i + 1} away`}
            onClick={() => {
              setKeys(rows.flatMap(([own], at) => (at === i ? [] : [own])))
              onChange(value.filter((_, at) => at !== i))
            }}
          >
            <Trash2 size={14} />
          </ActionIcon>
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
