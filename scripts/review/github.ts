/** The few calls of GitHub's REST API that the workflows make. */
export interface GitHub {
  get(path: string): Promise<unknown>;
  send(method: "POST" | "PATCH", path: string, body: object): Promise<unknown>;
}

const API = "https://api.github.com/";
/** No call takes longer; in milliseconds. */
const PATIENCE = 30_000;

export function connect(token: string): GitHub {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${API}${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
      },
      signal: AbortSignal.timeout(PATIENCE),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: GitHub answers ${response.status}`);
    return response.json();
  };
  return { get: (path) => call("GET", path), send: call };
}

/** Who the workflows are, as GitHub names them. */
const OURSELVES = "github-actions[bot]";
const PAGE = 100;
const MOST_PAGES = 10;

/** Every item of a list, page by page. */
export async function listAll<Item>(github: GitHub, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const found = (await github.get(`${path}?per_page=${PAGE}&page=${page}`)) as Item[];
    items.push(...found);
    if (found.length < PAGE) break;
  }
  return items;
}

export function isOurs({ user }: { readonly user?: { readonly login?: string } | null }): boolean {
  return user?.login === OURSELVES;
}
