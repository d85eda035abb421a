import { describe, expect, it } from 'vitest'
import { xesClassifiers } from './xes-classifiers.ts'

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0))

// The examples of IEEE 1849-2016, section 4.6, and of logs as ProM writes them.
describe('xesClassifiers', () => {
  it('are those that the head of a log declares, in its order', () => {
    const head = `<?xml version="1.0"?><!-- <classifier name="Not one" keys="x"/> -->
      <log xes.version="1.0">
      <classifier name="MXML Legacy Classifier" keys="concept:name lifecycle:transition"/>
      <classifier name='Event Name' keys='concept:name'></classifier>
      <trace><classifier name="Inside" keys="a"/></trace></log>`
    expect(xesClassifiers(bytes(head))).toEqual([
      { name: 'MXML Legacy Classifier', keys: ['concept:name', 'lifecycle:transition'] },
      { name: 'Event Name', keys: ['concept:name'] },
    ])
  })

  it('take keys with white space between apostrophes, and characters as they are written', () => {
    const head = `<x:log><x:classifier keys="'the activity'  org:role" name="A &amp; Ö" scope="event"/>`
    expect(xesClassifiers(bytes(head))).toEqual([
      { name: 'A & Ö', keys: ['the activity', 'org:role'] },
    ])
  })

  it('leave out those of traces, without a name or without keys', () => {
    const head = `<log><classifier scope="trace" name="T" keys="a"/><classifier keys="a"/><classifier name="N" keys=" "/>`
    expect(xesClassifiers(bytes(head))).toEqual([])
  })

  it('are none in what is no log, and in a long head', () => {
    expect(xesClassifiers(bytes('case,activity\n1,a\n'))).toEqual([])
    const long = `<log>${'<string key="a" value="b"/>'.repeat(20_000)}<classifier name="L" keys="k"/>`
    expect(xesClassifiers(bytes(long))).toEqual([{ name: 'L', keys: ['k'] }])
  })
})
