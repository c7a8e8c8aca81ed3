/** What refusals of acts on tickets are, and what to do about each. */
export const ticketRefusals = {
  'ticket.not-found': {
    title: 'There is no such request',
    detail: 'The reference or the link is wrong, or it is not yours to see.',
  },
  'ticket.unknown-automation': {
    title: 'The automation is not known',
    detail: 'Use the id of an automation in the catalogue, or leave it out.',
  },
  'ticket.unknown-article': {
    title: 'The article is not known',
    detail: 'Use the id of a published article, or leave it out.',
  },
  'ticket.missing-details': {
    title: 'Something this request needs is missing',
    detail: 'Answer each field that the automation and the article ask for.',
  },
  'ticket.window-needed': {
    title: 'A window must lie ahead',
    detail: 'Give a planned window that ends after it begins and has not passed.',
  },
  'ticket.cannot-acknowledge': {
    title: 'It cannot be acknowledged now',
    detail: 'Only an open ticket that nobody at its level has acknowledged yet can be acknowledged.',
  },
  'ticket.cannot-reply': {
    title: 'No reply can be added',
    detail: 'The ticket is closed. Open a new one and name this one in it.',
  },
  'ticket.cannot-assign': { title: 'It cannot be assigned now', detail: 'The ticket is resolved or closed.' },
  'ticket.nobody-to-assign': {
    title: 'Nobody is on the team',
    detail: 'The team that has the ticket has no members. Put people into it in the support model.',
  },
  'ticket.nobody-on-call': {
    title: 'Nobody is on call',
    detail:
      'The team that has the ticket has no on-call table. Assign to a person, or write the table into the support model.',
  },
  'ticket.unknown-person': {
    title: 'This person is not on the team',
    detail: 'Assign to a member of the team that has the ticket.',
  },
  'ticket.unknown-mention': {
    title: 'Nobody of the teams is called that',
    detail: 'Choose a name from the list that the sign @ opens, or put it between backticks.',
  },
  'ticket.cannot-escalate': {
    title: 'It cannot be escalated now',
    detail: 'Only an open or waiting ticket can be escalated.',
  },
  'ticket.at-the-top': {
    title: 'There is no level above',
    detail: 'The ticket is at the highest level of the ladder. Log a vendor ticket, or resolve it.',
  },
  'ticket.not-above': {
    title: 'That level is not above',
    detail: 'Escalate to a level above the one that has the ticket, or return it.',
  },
  'ticket.not-below': {
    title: 'That level is not below',
    detail: 'Return to a level below the one that has the ticket, or escalate it.',
  },
  'ticket.handover-incomplete': {
    title: 'The hand-over is not complete',
    detail: 'Say what was tried, what the evidence is and what is asked, and fill the fields this level needs.',
  },
  'ticket.cannot-return': {
    title: 'It cannot be returned',
    detail: 'Only an open or waiting ticket can be returned.',
  },
  'ticket.at-the-bottom': {
    title: 'There is no level below',
    detail: 'The ticket is at the lowest level that helps. Reply to the requester, or resolve it.',
  },
  'ticket.cannot-wait': {
    title: 'It cannot be put on hold now',
    detail: 'Only an open ticket can wait for the requester, the vendor or a change window.',
  },
  'ticket.until-passed': {
    title: 'That instant has passed',
    detail: 'Wait until an instant that lies ahead, or without an end.',
  },
  'ticket.cannot-reprioritise': {
    title: 'Its priority cannot change now',
    detail: 'The ticket is resolved or closed.',
  },
  'ticket.cannot-retype': { title: 'Its type cannot change now', detail: 'The ticket is resolved or closed.' },
  'ticket.cannot-link': { title: 'No article can be linked now', detail: 'The ticket is closed.' },
  'ticket.cannot-resolve': { title: 'It cannot be resolved now', detail: 'The ticket is closed.' },
  'ticket.cannot-reopen': {
    title: 'It cannot be reopened',
    detail:
      'Only what is resolved or closed can be reopened; what was merged goes on in the other one until that is resolved.',
  },
  'ticket.cannot-close': { title: 'It cannot be closed yet', detail: 'Resolve it first: the requester is told how.' },
  'ticket.cannot-withdraw': {
    title: 'It cannot be withdrawn now',
    detail: 'Only a request that somebody still works on can be withdrawn.',
  },
  'ticket.cannot-merge': { title: 'These cannot be merged', detail: 'Both must be open, and not the same ticket.' },
  'ticket.cannot-group': {
    title: 'These cannot be grouped',
    detail: 'Only tickets that are not closed can share a cause.',
  },
  'ticket.cannot-rate': { title: 'It cannot be rated yet', detail: 'Rate a request once it is resolved.' },
  'ticket.cannot-attach': { title: 'No file can be added', detail: 'The ticket is closed.' },
  'ticket.changed': {
    title: 'Somebody else acted first',
    detail: 'The ticket changed since you read it. Read it again, then decide.',
  },
  'vendor.not-here': {
    title: 'Vendor tickets are not logged at this level',
    detail: 'Escalate to the level that holds the vendor first.',
  },
  'vendor.unknown': { title: 'The vendor is not known', detail: 'Use the id of a vendor in the support model.' },
  'vendor.no-such-ticket': { title: 'There is no such vendor ticket', detail: 'Log the vendor ticket first.' },
  'vendor.solved': {
    title: 'The vendor ticket is solved',
    detail: 'What is solved does not change. Log a new vendor ticket if it is not solved after all.',
  },
  'gap.not-found': {
    title: 'There is no such gap',
    detail: 'It may have become one with another. Open the list of gaps again.',
  },
  'gap.unknown-team': {
    title: 'There is no such team',
    detail: 'A gap is given to a team of the support model. Choose one of the list.',
  },
  'gap.cannot-split': {
    title: 'Nothing would be left, or nothing taken out',
    detail: 'Choose some of the wordings of this gap, but not all of them.',
  },
  'model.wrong': {
    title: 'The proposed support model has errors',
    detail: 'Each is listed with its file and line. Mend them, then ask again what it would change.',
  },
  'draft.wrong': {
    title: 'The draft has errors',
    detail: 'The check of the content says what is wrong, and where. Mend it, then save it again.',
  },
  'draft.exists': {
    title: 'There is an article of this name already',
    detail: 'Give the draft another name, or improve that article instead.',
  },
  'draft.changed': {
    title: 'The article has changed since',
    detail:
      'Its file is not what the draft was made from. Open the draft again; on a branch, merge what lies there first.',
  },
  'draft.no-file': {
    title: 'The article has no file here',
    detail: 'It was moved or deleted since the server started. Choose another article.',
  },
  'draft.not-owner': {
    title: 'Another team keeps this article',
    detail: 'Only the team that answers for an article says that it is right. Ask them.',
  },
  'draft.not-allowed': {
    title: 'It may not be saved in this way',
    detail:
      'Settings say how: DRAFT_WRITE for the content folder, DRAFT_BRANCH for commits. Take it as a file or a patch.',
  },
  'draft.no-repository': {
    title: 'The content is in no git repository',
    detail: 'A commit needs one, and git on the machine of the server. Take the draft as a file.',
  },
  'draft.branch-in-use': {
    title: 'The branch for drafts is checked out',
    detail:
      'A commit would change it below somebody at work. Check out another branch, or set DRAFT_BRANCH to another.',
  },
  'draft.not-committed': {
    title: 'Git did not take the commit',
    detail: 'What git said is listed. Nothing was changed; try again, or take the draft as a patch.',
  },
  'known-problem.not-found': {
    title: 'There is no such known problem',
    detail: 'The link is wrong, or it was taken back.',
  },
  'known-problem.ended': {
    title: 'This problem is over',
    detail: 'It was told that it is over. If it is back for you, escalate to support.',
  },
  'breach.no-reasons': {
    title: 'There are no reasons to choose from',
    detail: 'The support model lists none. Add `breachReasons` to it.',
  },
  'breach.unknown-reason': {
    title: 'This is none of the reasons',
    detail: 'Choose one of the support model.',
  },
  'breach.not-broken': {
    title: 'This promise was not broken',
    detail: 'It was kept, or still runs. Look at the promises of the ticket again.',
  },
  'desk.not-your-level': {
    title: 'Your team may not do this',
    detail: 'The ticket is with another team. Add a note, or ask them.',
  },
  'key.in-use': {
    title: 'A key of this name is in use',
    detail: 'Rotate it to get a new secret without a gap, revoke it first, or choose another name.',
  },
  'key.not-found': { title: 'There is no such key in use', detail: 'It was never made, was revoked, or has expired.' },
  'key.team-needed': {
    title: 'Say for which team the key is',
    detail: 'A key that reads the tickets of a team, or acts, does so for one team of the support model.',
  },
  'key.unknown-team': {
    title: 'There is no such team',
    detail: 'Name the id of a team of the support model.',
  },
  'key.end-passed': { title: 'The key would have expired already', detail: 'Choose an end that is still to come.' },
  'attachment.too-large': { title: 'The file is too large', detail: 'Attach a file of up to 10 MB.' },
  'attachment.too-many': {
    title: 'There are too many files',
    detail: 'This request holds as many files as it may. Put further ones into one archive, or share a link.',
  },
  'attachment.day-full': {
    title: 'Too much was sent today',
    detail: 'Files take up only so much room in a day. Try again tomorrow, or share a link.',
  },
  'mail.not-held': {
    title: 'This mail is not held any more',
    detail: 'Somebody has accepted or discarded it. Read the list again.',
  },
  'mail.cannot-open': {
    title: 'No ticket can be opened for this mail',
    detail:
      'Its sender is no address that can be written to. Accept it into a ticket, or open one by hand and discard it.',
  },
  'attachment.not-found': {
    title: 'There is no such file',
    detail: 'The link is wrong, or the file is not yours to see.',
  },
}
