/**
 * Marks of the official texts of the built-in injection templates, by minor release: the first characters of their
 * SHA-256. The texts here are other words for the same pods, so that a text of another tool is known by its mark.
 */
export const TEMPLATE_MARKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '1.29': {
    sidecar: 'bb-hearxJTIf',
    gateway: 'KhZ1it9gmJFf',
    'grpc-simple': '0GoalUynvIYb',
    'grpc-agent': 'EOq9e4coRJ_G',
    waypoint: 'p_yzn7gtFP97',
    'kube-gateway': 'MFqHpp1_D1cJ',
    agentgateway: 'EOt2e6apRBvt',
  },
  '1.30': {
    sidecar: 'z8DFnEdzqMkc',
    gateway: 'KhZ1it9gmJFf',
    'grpc-simple': '0GoalUynvIYb',
    'grpc-agent': 'EOq9e4coRJ_G',
    waypoint: 'p_yzn7gtFP97',
    'kube-gateway': 'MFqHpp1_D1cJ',
    agentgateway: 'NIgAK-VCZztl',
  },
  '1.31': {
    sidecar: 'H5AzcH-9jvPr',
    gateway: 'qaYI9Ue--bkW',
    'grpc-simple': '0GoalUynvIYb',
    'grpc-agent': 'EOq9e4coRJ_G',
    waypoint: 'qIcjFMyPM60X',
    'kube-gateway': 'mTLWe6zmVsq5',
    agentgateway: 'NIgAK-VCZztl',
    'agentgateway-waypoint': '__DGTboPXayT',
  },
};
