import { expect, test } from 'vitest'
import { fold } from '#domain/language/fold.ts'
import { knownLanguages, languageOf } from '#domain/language/language.ts'
import { wordsOf } from '#domain/language/words.ts'

const english = languageOf('en')
const spellings = (text: string) => wordsOf(text, english).map(({ text: word }) => word)
const places = (text: string) => wordsOf(text, english).flatMap(({ text: word, extra }) => (extra ? [] : [word]))

test.for([
  ['KubeNodeNotReady', ['kube', 'node', 'not', 'ready'], ['kubenodenotready']],
  ['ERR_BOT_TIMEOUT', ['err', 'bot', 'timeout'], ['errbottimeout']],
  ['node-red', ['node', 'red'], ['nodered']],
  ['e-mail', ['e', 'mail'], ['email']],
  ['0x80070005', ['0x80070005'], ['80070005']],
  ['v2.3.1', ['2.3.1'], ['2.3']],
  ['C#', ['c#'], ['csharp']],
  ['C++17', ['c++', '17'], ['cpp']],
  ['.NET', ['.net'], ['net', 'dotnet']],
  ['Größe', ['grosse'], ['groesse']],
  ['résumé', ['resume'], []],
  ['re\u0301sume\u0301', ['resume'], []],
  ['İSTANBUL', ['istanbul'], []],
  ['Straße', ['strasse'], []],
  ['kim@firma.example', ['kim', 'firma', 'example'], ['kimfirmaexample']],
  ['192.168.7.9', ['192.168.7.9'], ['192.168', '192.168.7']],
  ['2026-11-27', ['2026', '11', '27'], ['20261127']],
  ['ｆｕｌｌ', ['full'], []],
  ['測試文本', ['測試', '試文', '文本'], []],
  ['サーバー', ['サー', 'ーバ', 'バー'], []],
  ['SAPエラー', ['sap', 'エラ', 'ラー'], []],
  ['주문이', ['주문', '문이'], []],
  ['東', ['東'], []],
  ["can't", ['cannot'], []],
  ['can not', ['cannot'], []],
  ['won’t, shan‘t', ['will', 'not', 'shall', 'not'], []],
  ['doesnʼt', ['does', 'not'], []],
  ['isn´t', ['is', 'not'], []],
  ['didnt', ['did', 'not'], []],
  ["wouldn't've", ['would', 'not', 've'], []],
  ['dont', ['dont'], []],
  ["mustn'ts", ['mustn', 'ts'], []],
  ['комп’ютер', ['комп', 'ютер'], []],
  ['компʼютер', ['комп', 'ютер'], []],
] as const)('%s is cut into its words', ([text, words, others]) => {
  expect(places(text)).toEqual(words)
  expect(spellings(text).filter((word) => !places(text).includes(word))).toEqual(others)
})

test('a sign behind an ordinary word is no part of it', () => {
  expect(places('order# or ticket #4')).toEqual(['order', 'or', 'ticket', '4'])
})

test('other spellings take no place', () => {
  const words = wordsOf('the node-red flow', english)
  expect(words.map(({ text, at, extra }) => [text, at, extra])).toEqual([
    ['the', 0, false],
    ['nodered', 1, true],
    ['node', 1, false],
    ['red', 2, false],
    ['flow', 3, false],
  ])
})

test.for([
  ['en', 'orders', 'ordering'],
  ['de', 'Bestellungen', 'Bestellung'],
  ['de', 'Aufträge', 'Auftrag'],
  ['fr', 'commandes', 'commande'],
  ['es', 'configuraciones', 'configuracion'],
  ['es', 'configuraciones', 'configuración'],
  ['pt', 'configurações', 'configuracao'],
  ['it', 'ordini', 'ordine'],
  ['nl', 'bestellingen', 'bestelling'],
  ['de-AT', 'Fehlern', 'fehler'],
])('in %s %s and %s have one stem', ([tag = '', one = '', other = '']) => {
  const { stemOf } = languageOf(tag)
  expect(stemOf(fold(one))).toBe(stemOf(fold(other)))
})

test('each known language drops the words of a question, and only those', () => {
  expect(knownLanguages).toEqual(['en', 'de', 'fr', 'es', 'pt', 'it', 'nl'])
  for (const [tag, question] of Object.entries({ en: 'how', de: 'warum', fr: 'pourquoi', es: 'como', pt: 'onde' })) {
    expect(languageOf(tag).isStopWord(question)).toBe(true)
    expect(languageOf(tag).isStopWord('salesforce')).toBe(false)
  }
})

test('a language nobody knows leaves words as they are', () => {
  const { stemOf, isStopWord } = languageOf('tlh')
  expect([stemOf('orders'), isStopWord('the'), languageOf('constructor').isStopWord('the')]).toEqual([
    'orders',
    false,
    false,
  ])
})
