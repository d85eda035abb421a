import { isMap, isSeq, type Document } from 'yaml'
import type { Change } from '#study/document/edit/change'
import { nodeAt, pairIndex } from '#study/document/edit/source-items'

/** The text of a document after a change of its tree: comments stay, its layout may be set anew. */
export function changedTree(tree: Document, change: Change): string {
  switch (change.kind) {
    case 'replace':
      put(tree, change)
      break
    case 'add':
      tree.setIn([...change.keys, change.key], tree.createNode(change.value))
      break
    case 'insert':
      listAt(tree, change.keys).splice(change.index, 0, tree.createNode(change.value))
      break
    case 'remove':
      take(tree, change)
      break
    case 'move': {
      const list = listAt(tree, change.keys)
      list.splice(change.to, 0, ...list.splice(change.from, 1))
    }
  }
  return tree.toString({ lineWidth: 0 })
}

function put(tree: Document, { keys, value }: Extract<Change, { kind: 'replace' }>): void {
  const parent = nodeAt(tree, keys.slice(0, -1))
  const last = keys.at(-1) ?? ''
  const node = tree.createNode(value)
  if (isMap(parent)) {
    const pair = parent.items[pairIndex(parent, String(last))]
    if (pair !== undefined) pair.value = node
  } else if (isSeq(parent)) parent.items[Number(last)] = node
}

function take(tree: Document, { keys }: Extract<Change, { kind: 'remove' }>): void {
  const parent = nodeAt(tree, keys.slice(0, -1))
  const last = keys.at(-1) ?? ''
  if (isMap(parent)) parent.items.splice(pairIndex(parent, String(last)), 1)
  else if (isSeq(parent)) parent.items.splice(Number(last), 1)
}

function listAt(tree: Document, keys: Change['keys']): unknown[] {
  const list = nodeAt(tree, keys)
  return isSeq(list) ? list.items : []
}
