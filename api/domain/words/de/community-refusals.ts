import type { communityRefusals as en } from '../en/community-refusals.ts'

export const communityRefusals: typeof en = {
  'community.not-found': {
    title: 'Diese Frage gibt es nicht',
    detail: 'Die Adresse ist falsch, oder das Team hat sie ausgeblendet.',
  },
  'community.no-such-post': {
    title: 'Diese Antwort gibt es nicht',
    detail: 'Die Adresse ist falsch, oder das Team hat sie ausgeblendet.',
  },
  'community.not-yours': {
    title: 'Das dürfen Sie hier nicht',
    detail: 'Das darf, wer es geschrieben oder wer gefragt hat, oder das Team, dem die Frage gehört.',
  },
  'community.blocked': {
    title: 'Sie können hier nicht mehr schreiben',
    detail: 'Das Team hat diese Adresse gesperrt. Ist das ein Irrtum, schreiben Sie an den Support.',
  },
  'community.locked': {
    title: 'Diese Frage nimmt keine Antworten mehr an',
    detail: 'Stellen Sie eine neue, und sagen Sie, was anders ist.',
  },
  'community.merged': {
    title: 'Diese Frage wurde schon gestellt',
    detail: 'Sie geht unter der anderen weiter.',
  },
  'community.moved': {
    title: 'Sie ist schon ein Ticket',
    detail: 'Die Frage nennt es.',
  },
  'community.cannot-accept': {
    title: 'Diese Antwort kann nicht angenommen werden',
    detail: 'Wählen Sie eine der Antworten, die jeder lesen kann.',
  },
  'community.cannot-merge': {
    title: 'Diese andere Frage gibt es nicht',
    detail: 'Kopieren Sie die Adresse der Frage, die sie wiederholt. Jeder muss sie lesen können.',
  },
  'community.own-post': {
    title: 'Das haben Sie selbst geschrieben',
    detail: 'Ob es nützlich ist, sagen andere.',
  },
  'community.no-address': {
    title: 'Niemandem könnte geantwortet werden',
    detail:
      'Die Adresse der Person, die gefragt hat, wurde nach einiger Zeit vergessen. Antworten Sie in der Community.',
  },
  'community.link-over': {
    title: 'Dieser Link gilt nicht mehr',
    detail: 'Er gilt einmal und einen Tag. Senden Sie noch einmal, was Sie geschrieben haben; dann kommt ein neuer.',
  },
}
