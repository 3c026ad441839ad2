import type { APIRoute } from 'astro';
import { absolute } from '../archive.ts';
import { robotsText } from '../shape/feeds.ts';

export const GET: APIRoute = () => new Response(robotsText(absolute));
