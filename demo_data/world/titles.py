"""Job titles as people write them, by field of work."""

from __future__ import annotations

from random import Random

FIELDS = {
    "engineering": 31,
    "data": 20,
    "product": 12,
    "sales": 11,
    "people": 8,
    "marketing": 6,
    "design": 5,
    "operations": 4,
    "finance": 3,
}
"""Fields of work with their share of the world in per cent."""

_TITLES = {
    "engineering": """
        14 Software Engineer
        14 Senior Software Engineer
        7 Staff Engineer
        4 Principal Engineer
        8 Backend Engineer
        6 Frontend Engineer
        6 Platform Engineer
        5 Site Reliability Engineer
        4 Embedded Software Engineer
        4 Engineer, {team}
        8 Engineering Manager
        3 Engineering Manager, {team}
        4 Head of Engineering
        3 Head of Platform
        3 Director of Engineering
        4 VP Engineering
        3 CTO
        3 Tech Lead
        2 Security Engineer
        2 Quality Engineer
        1 Softwareentwicklerin
        1 Développeur full-stack""",
    "data": """
        16 Data Engineer
        10 Senior Data Engineer
        12 Data Scientist
        6 Senior Data Scientist
        11 Data Analyst
        7 Analytics Engineer
        10 ML Engineer
        3 Staff Data Engineer
        5 Head of Data
        2 Head of Data Platform
        2 Head of Analytics
        2 Head of Machine Learning
        2 Director, Data & Analytics
        2 VP Data
        1 Chief Data Officer
        3 BI Developer
        3 Research Scientist
        2 Data Governance Lead""",
    "product": """
        20 Product Manager
        14 Senior Product Manager
        6 Group Product Manager
        6 Product Owner
        4 Product Manager, {team}
        4 Head of Product
        3 VP Product
        2 Chief Product Officer
        6 Technical Program Manager
        4 Product Operations Manager""",
    "sales": """
        18 Account Executive
        10 Senior Account Executive
        9 Customer Success Manager
        9 Business Development Manager
        8 Solutions Engineer
        7 Key Account Manager
        6 Sales Director, {region}
        4 Head of Sales
        4 VP Sales
        4 Partnerships Manager
        2 Chief Revenue Officer""",
    "people": """
        14 Talent Acquisition Partner
        12 Recruiter
        10 Technical Recruiter
        12 HR Business Partner
        8 People Operations Manager
        5 Head of People
        4 Head of Talent
        3 Chief People Officer
        4 Learning & Development Lead
        3 Manager, Talent Acquisition ({region})""",
    "marketing": """
        14 Marketing Manager
        9 Content Strategist
        8 Growth Manager
        7 Brand Manager
        6 Product Marketing Manager
        5 Head of Marketing
        4 Developer Advocate
        2 CMO
        4 Communications Lead""",
    "design": """
        16 Product Designer
        10 Senior Product Designer
        8 UX Researcher
        5 Design Lead
        4 Head of Design
        4 Service Designer
        2 Illustrator""",
    "operations": """
        12 Operations Manager
        8 Chief of Staff
        6 Project Manager
        5 Supply Chain Lead
        4 COO
        4 Founder
        3 Founder & CEO
        3 Managing Director""",
    "finance": """
        10 Financial Analyst
        8 Controller
        6 Finance Manager
        5 Risk Manager
        4 CFO
        3 Legal Counsel""",
}

_TEAMS = "Payments|Search|Identity|Perception|Fleet|Pricing|Growth|Billing|Mobile|Developer Tools"
_BOASTS = ("Speaker, Mentor", "Ex-Nordwind", "Views My Own", "Open to Coffee", "Hiring!")
_REGIONS = "DACH|Nordics|EMEA|Iberia|UK & Ireland|Central Europe"


def pick_field(rng: Random) -> str:
    """A field of work."""
    return rng.choices(list(FIELDS), list(FIELDS.values()))[0]


def pick_title(field: str, rng: Random) -> str:
    """A title in a field of work; rarely with the line break that some people paste along."""
    rows = [row.strip().split(" ", 1) for row in _TITLES[field].strip().splitlines()]
    title = rng.choices([row[1] for row in rows], [int(row[0]) for row in rows])[0]
    title = title.format(team=rng.choice(_TEAMS.split("|")), region=rng.choice(_REGIONS.split("|")))
    fate = rng.random()
    if fate < 0.012:
        return f"{title} | {rng.choice(_BOASTS)}"
    if fate < 0.014:
        return f"{title}\nWe are hiring"
    return title
