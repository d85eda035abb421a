import { types, type MachineFunction } from './assemble.ts'
import * as code from './instructions.ts'
import { get, set, tee, word, words, type Code } from './instructions.ts'

const { word: w } = types

/** Cells in one turn of a loop; each takes two bytes. */
const TURN = 4

/** Loops over the cells that values were dealt out to. */
export function cellLoops(): readonly MachineFunction[] {
  return [countCellsLoop(), wantedLoop()]
}

function cellOf(cells: Code, k: number): Code {
  return words.shiftLeft(code.load16(cells, 2 * k), 2)
}

/** One more for each cell that a value lies in. Takes the addresses of cells and counts, and the bytes of the cells. */
function countCellsLoop(): MachineFunction {
  const [cells, counts, end, at, here, place] = [0, 1, 2, 3, 4, 5] as const
  const each = Array.from({ length: TURN }, (_, k) => [
    set(place, words.add(get(counts), cellOf(get(here), k))),
    code.store32(get(place), words.add(code.load32(get(place)), word(1))),
  ])
  return {
    name: 'countCells',
    takes: [w, w, w],
    gives: [],
    locals: [w, w, w],
    code: code.repeat(
      [set(here, words.add(get(cells), get(at))), each],
      words.below(tee(at, words.add(get(at), word(2 * TURN))), get(end)),
    ),
  }
}

/**
 * Lists where values lie whose cell has a number from 0 on in a table: their bytes among the cells. Takes the addresses
 * of cells, table and list, and the bytes of the cells; gives the bytes of the list.
 */
function wantedLoop(): MachineFunction {
  const [cells, table, list, end, at, here, count] = [0, 1, 2, 3, 4, 5, 6] as const
  const each = Array.from({ length: TURN }, (_, k) => {
    const negative = words.shiftRight(code.load32(words.add(get(table), cellOf(get(here), k))), 31)
    return [
      code.store32(words.add(get(list), get(count)), words.add(get(at), word(2 * k))),
      set(count, words.subtract(words.add(get(count), word(4)), words.shiftLeft(negative, 2))),
    ]
  })
  return {
    name: 'wantedCells',
    takes: [w, w, w, w],
    gives: [w],
    locals: [w, w, w],
    code: [
      code.repeat(
        [set(here, words.add(get(cells), get(at))), each],
        words.below(tee(at, words.add(get(at), word(2 * TURN))), get(end)),
      ),
      get(count),
    ],
  }
}
