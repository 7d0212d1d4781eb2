"""What the service answers."""

import unittest

from app.service import create_app


class ServiceTest(unittest.TestCase):
    def setUp(self):
        self.client = create_app("v1").test_client()

    def test_health_reports_the_version(self):
        self.assertEqual(self.client.get("/health").get_json(), {"status": "ok", "version": "v1"})

    def test_a_person_is_greeted(self):
        self.assertEqual(self.client.get("/greet?name=Ada&language=de").get_json(), {"text": "Hallo, Ada!"})

    def test_an_unknown_language_is_not_found(self):
        self.assertEqual(self.client.get("/greet?language=xx").status_code, 404)


if __name__ == "__main__":
    unittest.main()
