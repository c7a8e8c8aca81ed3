import type { APIRoute } from 'astro'
import article from '../styles/article.css?inline'
import authored from '../styles/authored.css?inline'
import base from '../styles/base.css?inline'
import bottom from '../styles/bottom.css?inline'
import chat from '../styles/chat.css?inline'
import community from '../styles/community.css?inline'
import form from '../styles/form.css?inline'
import frame from '../styles/frame.css?inline'
import ladder from '../styles/ladder.css?inline'
import prose from '../styles/prose.css?inline'
import server from '../styles/server.css?inline'
import stuck from '../styles/stuck.css?inline'
import tokens from '../styles/tokens.css?inline'

/** The stylesheet of pages that the server makes, at an address it knows. */
export const GET: APIRoute = () =>
  new Response(
    [tokens, base, frame, bottom, article, prose, authored, stuck, ladder, form, chat, server, community].join('\n'),
    {
      headers: { 'content-type': 'text/css; charset=utf-8' },
    },
  )
