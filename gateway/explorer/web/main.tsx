import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { loadExamples } from './examples';
import { Page } from './page';

const container = document.getElementById('root');
if (!container) throw new Error('The page has no #root.');
const root = createRoot(container);

loadExamples().then(
  (examples) => root.render(<Page examples={examples} />),
  (error: unknown) => root.render(<p className="failure">The explorer cannot be opened: {String(error)}</p>),
);
