import { Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import type { EditConflict, Json } from '#contract/edit'
import { useOpenStudy } from '../study/study-context.ts'

/** Two people changed the same place, or the server will not take a change: the person decides. */
export function ConflictDialog() {
  const { queue } = useOpenStudy()
  const { state, conflicts, refusal } = useSyncExternalStore(queue.subscribe, queue.state)
  const refused = state === 'refused'
  return (
    <Modal
      opened={state === 'conflict' || refused}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={refused ? 'A change cannot be saved' : 'Somebody changed the same place'}
      size="lg"
      // Above whatever is open: that may wait for it.
      zIndex={300}
    >
      {refused ? (
        <p>{refusal}</p>
      ) : (
        conflicts.map((one) => <Met key={one.edit.path.join()} {...one} />)
      )}
      <div className="actions">
        <button type="button" className="plain-button" onClick={() => queue.drop()}>
          {refused ? 'Give my change up' : 'Take theirs'}
        </button>
        {refused ? null : (
          <button
            type="button"
            className="plain-button main-action"
            data-autofocus
            onClick={() => queue.keepMine()}
          >
            Keep mine
          </button>
        )}
      </div>
    </Modal>
  )
}

function Met({ edit, theirs }: EditConflict) {
  return (
    <dl className="met">
      <dt>
        <code>{edit.path.join('.')}</code>
      </dt>
      <dd>
        <span className="quiet">Mine</span> <b>{words('new' in edit ? edit.new : undefined)}</b>
      </dd>
      <dd>
        <span className="quiet">Theirs</span> <b>{words(theirs)}</b>
      </dd>
    </dl>
  )
}

function words(value: Json | undefined): string {
  if (value === undefined) return 'taken away'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
