/** The help panel that stands on other pages of the organisation. */
export const panel = {
  title: 'Help',
  close: 'Close',
  whole: 'Open the help centre',
  person: 'Get help from a person',
  newTab: 'Links open in a tab of their own.',
}
