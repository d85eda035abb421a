import { ActionIcon } from '@mantine/core'
import { Trash2 } from 'lucide-react'

/** Takes an entry away; the label names it. */
export function TakeAway({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <ActionIcon aria-label={label} onClick={onClick}>
      <Trash2 size={14} />
    </ActionIcon>
  )
}
