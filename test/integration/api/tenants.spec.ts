/** What can be found out, or changed, with the real ids of another workspace? Asked at every place of every route. */
import { jest } from '@jest/globals';
import { type IdPlace, idPlacesOf } from './support/id-places.js';
import { inParallel } from './support/in-parallel.js';
import { furnish, type Ids, OtherWorkspaces } from './support/other-workspace.js';
import { ourCall, rooms, type Route, routes, routesOf, send } from './support/routes.js';
import { type RunningApi, runApi } from './support/running-api.js';

// A whole room in one test, also on a busy machine.
jest.setTimeout(120_000);

/** Acts that find nothing to do: an id as a word of a filter that will find nobody, and who is to go is not there. */
const FIND_NOTHING = ['audiences.create body.filter', 'audiences.remove_leads body.leadIds'];

let api: RunningApi;
let key: string;
let ours: Ids;
let others: OtherWorkspaces;
let tells: Awaited<ReturnType<OtherWorkspaces['tells']>>;
let before: unknown;

beforeAll(async () => {
  api = await runApi();
  key = await api.key({ workspace: 'Ours', kind: 'person' });
  ours = await furnish(api, 'Ours');
  others = await OtherWorkspaces.open(api);
  tells = await others.tells();
  before = await others.checksums();
});
afterAll(async () => {
  await others.close();
  await api.close();
});

const theirId = ({ prefix }: IdPlace): string => others.ids[prefix === 'any' ? 'lead' : prefix] ?? '';

interface Attempt {
  readonly route: Route;
  readonly place: IdPlace;
}

/** What is wrong with the answer to a call that names what is theirs, if anything. */
async function wrongWith({ route, place }: Attempt): Promise<string[]> {
  const theirs = theirId(place);
  const made = place.put(ourCall(route, ours), theirs);
  const answer = await send(api, route, made, { key });
  const label = `${route.name} ${place.label} ${theirs}: ${answer.status} ${answer.text.slice(0, 300)}`;
  const said = JSON.stringify(made);
  const told = [answer.text, JSON.stringify([...answer.headers])].flatMap((text) => tells(text, said));
  if (told.length > 0) return [`tells of ${told.join(', ')}: ${label}`];
  if (place.where === 'path') return answer.status === 404 ? [] : [`is no 404: ${label}`];
  const isRefused = [404, 409, 422].includes(answer.status);
  const mayFindNothing =
    !route.acts || FIND_NOTHING.some((each) => `${route.name} ${place.label}`.startsWith(each));
  return isRefused || (mayFindNothing && answer.status < 300) ? [] : [`is not refused: ${label}`];
}

it('lists, searches and exports tell of no other workspace', async () => {
  const reads = routes.filter(({ acts }) => !acts);
  const told = await inParallel(reads, async (route) => {
    const made = ourCall(route, ours);
    const answer = await send(api, route, made, { key });
    return tells(answer.text, JSON.stringify(made)).map((each) => `${route.name}: ${each}`);
  });
  expect(told.flat()).toEqual([]);
});

describe.each(rooms)('every route of %s', (room) => {
  it('finds and touches nothing of another workspace, wherever its ids stand', async () => {
    const attempts = routesOf(room).flatMap((route) => idPlacesOf(route).map((place) => ({ route, place })));
    expect(attempts.filter(({ place }) => theirId(place) === '').map(({ place }) => place.prefix)).toEqual(
      [],
    );
    expect((await inParallel(attempts, wrongWith)).flat()).toEqual([]);
  });
});

it('nothing has changed there', async () => {
  expect(await others.checksums()).toEqual(before);
});
